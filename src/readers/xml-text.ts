import type { WindowsRecord } from './record.ts'
import { WindowsEventBuilder } from './windows-event.ts'

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/\s*([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const MAX_DEPTH = 64

/** The first `<Event>` of a short text, such as a syslog message; undefined when it is damaged or none. */
export function parseEventXml(text: string): WindowsRecord | undefined {
  const builder = new WindowsEventBuilder()
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const m = TOKEN.exec(text)
    if (m === null || m.index !== at) return undefined
    const [, cdata, closed, opened, attributes, empty, characters] = m
    if (opened !== undefined) {
      if (builder.depth >= MAX_DEPTH) return undefined
      builder.open(localName(opened))
      for (const [, name = '', double, single] of (attributes ?? '').matchAll(ATTRIBUTE)) {
        builder.attribute(name, decode(double ?? single ?? ''))
      }
      if (empty === '/') builder.close()
    } else if (closed !== undefined) {
      if (builder.depth === 0) return undefined
      builder.close()
      if (builder.depth === 0) return builder.build()
    } else if (builder.depth > 0 && (cdata ?? characters) !== undefined) {
      builder.text(cdata ?? decode(characters ?? ''))
    }
  }
  return undefined
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined
      if (code === undefined) return ENTITIES[name ?? ''] ?? whole
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
