"""One file per family of export formats, listed in one dict."""
