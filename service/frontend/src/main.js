/** What every page gets: suggestions, copying, sliders, the choice of light or dark. */
import { offerCopying } from "./copy.js";
import { showValues } from "./slider.js";
import { offerSuggestions } from "./suggest.js";
import { offerThemes } from "./themes.js";

offerThemes();
offerSuggestions();
offerCopying();
showValues();
