const DEEPEST = 200
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** What becomes of a JSON null: the text `null`, no field, or the empty text. */
export type NullRule = 'keep' | 'discard' | 'empty'

/**
 * JSON text as fields: members by dotted names, elements as `name[0]`; numbers keep their spelling. Undefined when the
 * text is no JSON object or array.
 */
export function readJsonFields(source: string, nulls: NullRule): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>()
  let at = 0
  const blanks = (): void => {
    while (at < source.length && ' \t\n\r'.includes(source.charAt(at))) at += 1
  }
  const take = (mark: string): boolean => {
    blanks()
    if (!source.startsWith(mark, at)) return false
    at += mark.length
    return true
  }
  const string = (): string | undefined => {
    blanks()
    if (source.charAt(at) !== '"') return undefined
    let end = at + 1
    while (end < source.length && source.charAt(end) !== '"') end += source.charAt(end) === '\\' ? 2 : 1
    const raw = source.slice(at, end + 1)
    at = end + 1
    try {
      return String(JSON.parse(raw))
    } catch {
      return undefined
    }
  }
  const items = (close: string, item: (index: number) => boolean): boolean => {
    if (take(close)) return true
    for (let index = 0; ; index += 1) {
      if (!item(index)) return false
      if (take(close)) return true
      if (!take(',')) return false
    }
  }
  const value = (name: string, depth: number): boolean => {
    if (depth > DEEPEST) return false
    if (take('{')) {
      return items('}', () => {
        const key = string()
        return key !== undefined && take(':') && value(name === '' ? key : `${name}.${key}`, depth + 1)
      })
    }
    if (take('[')) return items(']', (index) => value(`${name}[${index}]`, depth + 1))
    if (depth === 0) return false
    if (take('null')) {
      if (nulls !== 'discard') fields.set(name, nulls === 'empty' ? '' : 'null')
      return true
    }
    const word = take('true') ? 'true' : take('false') ? 'false' : undefined
    const found = word ?? (source.charAt(at) === '"' ? string() : number())
    if (found === undefined) return false
    fields.set(name, found)
    return true
  }
  const number = (): string | undefined => {
    NUMBER.lastIndex = at
    const found = NUMBER.exec(source)?.[0]
    at += found?.length ?? 0
    return found
  }
  if (!value('', 0)) return undefined
  blanks()
  return at === source.length ? fields : undefined
}
