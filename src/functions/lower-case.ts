/** What `text.lower` gives: each code point lower-cased by the Unicode simple mapping, which knows no context. */
export function lowerCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase()
  let lower = ''
  // `İ` alone has a full mapping of two code points, of which the first is the simple one.
  for (const char of text) lower += String.fromCodePoint(char.toLowerCase().codePointAt(0) ?? 0)
  return lower
}
