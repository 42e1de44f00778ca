/** The needle as RE2 text that matches it with ASCII letters in either case. */
export function foldedPattern(needle: string): string {
  let pattern = ''
  for (const char of needle) {
    if (/[A-Za-z]/.test(char)) pattern += `[${char.toLowerCase()}${char.toUpperCase()}]`
    else pattern += exactPattern(char)
  }
  return pattern
}

/** The needle as RE2 text that matches it alone. */
export function exactPattern(needle: string): string {
  return needle.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&')
}
