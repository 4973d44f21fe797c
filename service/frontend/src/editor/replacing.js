/**
 * Types over a selection without the browser's own editing.
 *
 * That keeps the look of what it replaces by writing a style into the page, which the page's policy
 * forbids and the browser then reports.
 */
import { EditorView } from "@codemirror/view";

export const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType, isComposing } = event;
    const { main } = view.state.selection;
    if (inputType !== "insertText" || !data || isComposing || main.empty) return false;
    const change = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type" });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, data, change))) {
      view.dispatch(change());
    }
    event.preventDefault();
    return true;
  },
});
