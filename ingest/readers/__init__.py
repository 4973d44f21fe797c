"""One file per document format, listed in one dict."""
