/** Columns that a text takes on a terminal: most characters one, East Asian wide ones two, combining ones none. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const char of text) width += widthOfChar(char)
  return width
}

/** Cuts a text to a width, with `…` as the last character, or fills it with blanks. */
export function toWidth(text: string, width: number, right = false): string {
  const length = widthOf(text)
  if (length > width) return cut(text, width)
  const blanks = ' '.repeat(width - length)
  return right ? blanks + text : text + blanks
}

function cut(text: string, width: number): string {
  let kept = ''
  let used = 0
  for (const char of text) {
    const next = widthOfChar(char)
    if (used + next > width - 1) break
    kept += char
    used += next
  }
  return `${kept}…${' '.repeat(Math.max(0, width - used - 1))}`
}

const COMBINING = /^\p{M}$/u
/** Hangul, CJK, full-width forms and emoji (Unicode's East Asian Width W and F, in its large blocks). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u

function widthOfChar(char: string): number {
  if (COMBINING.test(char)) return 0
  return WIDE.test(char) ? 2 : 1
}
