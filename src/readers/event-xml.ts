import type { WindowsRecord } from './record.ts'
import { WindowsEventBuilder } from './windows-event.ts'

/** What stands at a place where an `<Event>` begins; `end` is where to go on, undefined when that lies behind the text. */
export type EventAt =
  | { readonly kind: 'event'; readonly record: WindowsRecord; readonly end: number }
  | { readonly kind: 'damaged'; readonly reason: string; readonly end: number | undefined }
  /** The text ends before the event does. */
  | { readonly kind: 'open' }

const MAX_DEPTH = 64
const NAME = /[^\s<>/="'!?&]+/y
const ATTRIBUTE = /\s+([^\s<>/="'!?&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const TAG_END = /\s*(\/?)>/y
/** A tag that the text's end cuts off, from behind its last whole attribute. */
const CUT_TAG = /\s*(?:\/|[^\s<>/="'!?&]+\s*(?:=\s*(?:"[^"<]*|'[^'<]*)?)?)?$/y
const EVENT_START = /<Event(?=[\s/>])/g
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z_][\w.-]{0,63}));|&/g
const FINE_TIME = /^(.*\.\d{7})\d+Z$/

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

class NotXml extends Error {}

/** Where the next `<Event>` begins at or after a place, or -1. */
export function nextEvent(text: string, from: number): number {
  EVENT_START.lastIndex = from
  return EVENT_START.exec(text)?.index ?? -1
}

/**
 * Reads events out of XML text. Text is kept as it stands, line ends too; no entity but the five of XML itself is known,
 * and nothing is ever fetched or expanded.
 */
export class EventXmlParser {
  readonly #builder = new WindowsEventBuilder()
  readonly #open: string[] = []

  /** The event that begins at `start`, which is where `<Event` stands. */
  parse(text: string, start: number): EventAt {
    this.#builder.reset()
    this.#open.length = 0
    try {
      const end = this.#elements(text, start)
      if (end === undefined) return { kind: 'open' }
      const record = this.#builder.build()
      if (record === undefined)
        return { kind: 'damaged', reason: 'it has no System with a provider or an event id', end }
      const [, fine] = FINE_TIME.exec(record.time) ?? []
      return { kind: 'event', record: fine === undefined ? record : { ...record, time: `${fine}Z` }, end }
    } catch (error) {
      if (!(error instanceof NotXml)) throw error
      const close = text.indexOf('</Event>', start)
      const next = nextEvent(text, start + 1)
      // The damage lasts until the next event begins, or until this one ends when that comes first.
      const end = close >= 0 && (next < 0 || close < next) ? close + '</Event>'.length : next
      return { kind: 'damaged', reason: error.message, end: end < 0 ? undefined : end }
    }
  }

  /** Tells the builder one element with all it holds; gives the place behind it, or undefined when the text ends first. */
  #elements(text: string, start: number): number | undefined {
    let at = start
    do {
      const tag = text.indexOf('<', at)
      if (tag < 0) return undefined
      if (tag > at) this.#builder.text(decode(text.slice(at, tag)))
      const after = this.#markup(text, tag)
      if (after === undefined) return undefined
      at = after
    } while (this.#open.length > 0)
    return at
  }

  #markup(text: string, at: number): number | undefined {
    switch (text[at + 1]) {
      case undefined:
        return undefined
      case '/':
        return this.#endTag(text, at)
      case '?':
        return behind(text, '?>', at)
      case '!':
        return this.#declaration(text, at)
      default:
        return this.#startTag(text, at)
    }
  }

  #declaration(text: string, at: number): number | undefined {
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = behind(text, ']]>', at + 9)
      if (end !== undefined) this.#builder.text(text.slice(at + 9, end - 3))
      return end
    }
    if (text.length - at < 9) return undefined
    throw new NotXml('a declaration inside the event')
  }

  #startTag(text: string, start: number): number | undefined {
    NAME.lastIndex = start + 1
    const [name] = NAME.exec(text) ?? []
    if (name === undefined) throw new NotXml('a `<` that begins no tag')
    let at = start + 1 + name.length
    if (at >= text.length) return undefined
    if (this.#open.length > 0 && name === 'Event') throw new NotXml('another event begins before its end')
    if (this.#open.length >= MAX_DEPTH) throw new NotXml(`elements nest deeper than ${MAX_DEPTH}`)
    this.#open.push(name)
    this.#builder.open(localName(name))
    for (;;) {
      ATTRIBUTE.lastIndex = at
      const attribute = ATTRIBUTE.exec(text)
      if (attribute === null) break
      at = ATTRIBUTE.lastIndex
      this.#builder.attribute(attribute[1] ?? '', decode(attribute[2] ?? attribute[3] ?? ''))
    }
    TAG_END.lastIndex = at
    const end = TAG_END.exec(text)
    if (end === null) {
      CUT_TAG.lastIndex = at
      if (CUT_TAG.test(text)) return undefined
      throw new NotXml(`the tag \`<${name}\` is malformed`)
    }
    if (end[1] === '/') this.#close()
    return TAG_END.lastIndex
  }

  #endTag(text: string, start: number): number | undefined {
    const end = text.indexOf('>', start)
    if (end < 0) return undefined
    const name = text.slice(start + 2, end).trimEnd()
    const opened = this.#open.at(-1)
    if (name !== opened) throw new NotXml(`\`<${opened ?? ''}>\` ends as \`</${name.slice(0, 64)}>\``)
    this.#close()
    return end + 1
  }

  #close(): void {
    this.#open.pop()
    this.#builder.close()
  }
}

function behind(text: string, end: string, from: number): number | undefined {
  const at = text.indexOf(end, from)
  return at < 0 ? undefined : at + end.length
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) {
      const known = ENTITIES.get(name)
      if (known === undefined) throw new NotXml(`entity \`${name}\` is not defined`)
      return known
    }
    if (hex === undefined && decimal === undefined) throw new NotXml('an `&` that begins no reference')
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (code > 0x10ffff) throw new NotXml(`\`${whole}\` is no character`)
    return String.fromCodePoint(code)
  })
}
