/** Sets light or dark, where one was chosen, before anything of the page is drawn. */
import { apply, chosen } from "./chosen_theme.js";

// The sheet shows what works only by scripts where this class is.
document.documentElement.classList.add("scripted");
apply(chosen());
