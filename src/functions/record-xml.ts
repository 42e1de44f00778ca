const LONGEST = 1_048_576
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^<>]*>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?"'=]+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const ATTRIBUTE = /([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `texts`: what stands between tags, comments and instructions, piece by piece; `text`: all of it. */
export interface Element {
  readonly name: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly children: Element[]
  readonly texts: string[]
  text: string
  /** Where it stands in the source. */
  readonly from: number
  to: number
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, ten, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole
    const code = ten === undefined ? Number.parseInt(String(hex), 16) : Number(ten)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The fields of an XML document under a prefix; undefined when it is not well formed or longer than 1 MiB. */
export function readXmlFields(source: string, prefix: string): ReadonlyMap<string, string> | undefined {
  const root = source.length > LONGEST ? undefined : readDocument(source)
  if (root === undefined) return undefined
  const fields = new Map<string, string>()
  const visit = (element: Element, name: string): void => {
    for (const [key, value] of element.attributes) fields.set(`${name}.${key}`, value)
    const text = element.text.trim()
    if (text !== '') fields.set(name, text)
    const counts = new Map<string, number>()
    for (const child of element.children) counts.set(child.name, (counts.get(child.name) ?? 0) + 1)
    const places = new Map<string, number>()
    for (const child of element.children) {
      const place = places.get(child.name) ?? 0
      places.set(child.name, place + 1)
      const repeated = (counts.get(child.name) ?? 0) > 1
      visit(child, repeated ? `${name}.${child.name}[${place}]` : `${name}.${child.name}`)
    }
  }
  visit(root, `${prefix}${root.name}`)
  return fields
}

/** The outermost element; undefined when the text is not well formed. */
export function readDocument(source: string): Element | undefined {
  const start = source.startsWith('\u{FEFF}') ? 1 : 0
  const open: Element[] = []
  let root: Element | undefined
  TOKEN.lastIndex = start
  let joins = false
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(source)
    if (token === null) return undefined
    const [, literal, closing, opening, attributes = '', empty, text] = token
    const current = open.at(-1)
    const said = literal ?? (text === undefined ? undefined : decoded(text))
    if (said !== undefined) {
      if (current !== undefined) {
        current.text += said
        current.texts.push((joins ? (current.texts.pop() ?? '') : '') + said)
      } else if (said.trim() !== '') return undefined
      joins = true
      continue
    }
    joins = false
    if (closing !== undefined) {
      if (current?.name !== closing) return undefined
      current.to = TOKEN.lastIndex
      open.pop()
    } else if (opening !== undefined) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
        ([, key = '', double, single]) => [key, decoded(double ?? single ?? '')] as const,
      )
      const element: Element = {
        name: opening,
        attributes: pairs,
        children: [],
        texts: [],
        text: '',
        from,
        to: TOKEN.lastIndex,
      }
      if (current !== undefined) current.children.push(element)
      else if (root !== undefined) return undefined
      else root = element
      if (open.length > 200) return undefined
      if (empty === '') open.push(element)
    }
  }
  return open.length === 0 ? root : undefined
}
