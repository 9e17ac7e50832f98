/** uPlot writes numbers in `navigator.language`. A Chromium under LANG=C calls it "en-US@posix", which is no tag. */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en' });
}
