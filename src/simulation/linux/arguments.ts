/** The arguments that a shell makes of a command line: blanks part them, quotes and backslashes keep them together. */
export function argumentsOf(commandLine: string): readonly string[] {
  const found: string[] = []
  let word: string | undefined
  let quote = ''
  for (let i = 0; i < commandLine.length; i += 1) {
    const sign = commandLine.charAt(i)
    const next = commandLine.charAt(i + 1)
    if (quote === "'") {
      if (sign === quote) quote = ''
      else word += sign
    } else if (quote === '"') {
      if (sign === quote) quote = ''
      else if (sign === '\\' && next !== '' && '"\\$`'.includes(next)) {
        word += next
        i += 1
      } else word += sign
    } else if (sign === "'" || sign === '"') {
      quote = sign
      word ??= ''
    } else if (sign === '\\' && next !== '') {
      word = `${word ?? ''}${next}`
      i += 1
    } else if (/\s/.test(sign)) {
      if (word !== undefined) found.push(word)
      word = undefined
    } else word = `${word ?? ''}${sign}`
  }
  if (word !== undefined) found.push(word)
  return found
}
