/**
 * JSON text with a line for each member and element; scalars and the order of members stay as they are written. Undefined
 * for a text that is no JSON object or array.
 */
export function indentedJson(source: string, step: number): string | undefined {
  const whole = source.trim()
  if (!/^[{[]/.test(whole) || !isJson(whole)) return undefined
  let printed = ''
  let depth = 0
  const line = (): string => `\n${' '.repeat(depth * step)}`
  const tokens = whole.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? []
  for (const [i, token] of tokens.entries()) {
    if (printed.length > LONGEST) return undefined
    const last = tokens[i - 1]
    const isOpening = last === '{' || last === '['
    if (token === '}' || token === ']') {
      depth -= 1
      printed += isOpening ? token : `${line()}${token}`
    } else if (token === ',') printed += token
    else if (token === ':') printed += ': '
    else {
      if (isOpening || last === ',') printed += line()
      printed += token
      if (token === '{' || token === '[') depth += 1
    }
  }
  return printed
}

/** Indenting deep nesting squares its length; longer results are none. */
const LONGEST = 10_000_000

function isJson(source: string): boolean {
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}
