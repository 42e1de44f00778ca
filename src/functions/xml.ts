import type { Dynamic } from '../types/dynamic.ts'

const LONGEST = 1_048_576
const DEEPEST = 200
const NAME = /[^\s/>=<"'&]+/y
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

class NotWellFormed extends Error {}

function decoded(text: string): string {
  return text.replace(/&([^;\s&]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new NotWellFormed()
    const numeric = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name)
    if (numeric !== null) {
      const code = Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] === undefined ? 10 : 16)
      if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new NotWellFormed()
      return String.fromCodePoint(code)
    }
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
    if (known === undefined) throw new NotWellFormed()
    return known
  })
}

/** Text that reads as a JSON number is one. */
function scalar(text: string): Dynamic {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return text
  if (text.includes('.')) return Number(text)
  const whole = BigInt(text)
  return BigInt.asIntN(64, whole) === whole ? whole : text
}

function add(members: Map<string, Dynamic[]>, name: string, value: Dynamic): void {
  const known = members.get(name)
  if (known === undefined) members.set(name, [value])
  else known.push(value)
}

class XmlReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): Dynamic {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1
    this.#prologue()
    if (!this.#take('<')) throw new NotWellFormed()
    const [name, value] = this.#element(0)
    this.#prologue()
    if (this.#at < this.#text.length) throw new NotWellFormed()
    return new Map([[name, value]])
  }

  #take(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false
    this.#at += mark.length
    return true
  }

  #blanks(): void {
    while (this.#at < this.#text.length && ' \t\r\n'.includes(this.#text.charAt(this.#at))) this.#at += 1
  }

  #until(mark: string): string {
    const end = this.#text.indexOf(mark, this.#at)
    if (end === -1) throw new NotWellFormed()
    const found = this.#text.slice(this.#at, end)
    this.#at = end + mark.length
    return found
  }

  /** Comments and instructions; whether there was one. */
  #passOver(): boolean {
    if (this.#take('<!--')) this.#until('-->')
    else if (this.#take('<?')) this.#until('?>')
    else return false
    return true
  }

  #prologue(): void {
    for (;;) {
      this.#blanks()
      if (this.#take('<!DOCTYPE')) {
        // An internal subset can define entities, which are not read.
        if (this.#until('>').includes('[')) throw new NotWellFormed()
      } else if (!this.#passOver()) return
    }
  }

  #name(): string {
    NAME.lastIndex = this.#at
    const found = NAME.exec(this.#text)?.[0]
    if (found === undefined) throw new NotWellFormed()
    this.#at += found.length
    return found
  }

  /** After its `<`. */
  #element(depth: number): readonly [name: string, value: Dynamic] {
    if (depth > DEEPEST) throw new NotWellFormed()
    const name = this.#name()
    const members = new Map<string, Dynamic[]>()
    for (;;) {
      this.#blanks()
      if (this.#take('/>')) return [name, elementValue(members)]
      if (this.#take('>')) break
      const attribute = this.#attribute()
      if (members.has(attribute[0])) throw new NotWellFormed()
      add(members, attribute[0], attribute[1])
    }
    for (;;) {
      const text = this.#characters()
      if (text !== '') add(members, '#text', scalar(text))
      if (this.#take('</')) break
      if (this.#take('<![CDATA[')) this.#until(']]>')
      else if (!this.#passOver()) {
        this.#at += 1
        const [child, value] = this.#element(depth + 1)
        add(members, child, value)
      }
    }
    if (this.#name() !== name) throw new NotWellFormed()
    this.#blanks()
    if (!this.#take('>')) throw new NotWellFormed()
    return [name, elementValue(members)]
  }

  #attribute(): readonly [string, Dynamic] {
    const name = `@${this.#name()}`
    this.#blanks()
    if (!this.#take('=')) throw new NotWellFormed()
    this.#blanks()
    const quote = this.#text.charAt(this.#at)
    if (quote !== '"' && quote !== "'") throw new NotWellFormed()
    this.#at += 1
    return [name, scalar(decoded(this.#until(quote)))]
  }

  /** Text up to the next `<`, without blanks at its ends. */
  #characters(): string {
    const end = this.#text.indexOf('<', this.#at)
    if (end === -1) throw new NotWellFormed()
    const found = this.#text.slice(this.#at, end).trim()
    this.#at = end
    return decoded(found)
  }
}

function elementValue(members: ReadonlyMap<string, readonly Dynamic[]>): Dynamic {
  if (members.size === 0) return null
  const folded = new Map<string, Dynamic>()
  for (const [name, values] of members) folded.set(name, values.length === 1 ? (values[0] ?? null) : values)
  const only = members.size === 1 ? folded.get('#text') : undefined
  return only ?? folded
}

/** Newtonsoft's mapping of XML to JSON as `parse-xml-function.md` has it; null when the text is not well formed. */
export function readXml(text: string): Dynamic {
  if (new TextEncoder().encode(text).length > LONGEST) return null
  try {
    return new XmlReader(text).document()
  } catch (error) {
    if (error instanceof NotWellFormed) return null
    throw error
  }
}
