/** How fields with a label (`cs1=x cs1Label=Name`) are named. */
export interface Labels {
  /** Before the label, which then names the field. */
  readonly prefix: string
  /** The two fields stay under their own names as well. */
  readonly keepsNames: boolean
}

const CEF_NAMES = ['device.vendor', 'device.product', 'device.version', 'event_class_id', 'name', 'severity']
const LEEF_NAMES = ['device.vendor', 'device.product', 'device.version', 'event_id']

/** The first so many parts between `|`, and what stands after them; `\|` and `\\` are characters. */
function splitHeader(source: string, count: number): { readonly parts: readonly string[]; readonly rest: string } {
  const parts: string[] = []
  let part = ''
  let at = 0
  // Most headers have nothing escaped.
  if (!source.includes('\\')) {
    for (let bar = source.indexOf('|'); bar !== -1 && parts.length < count; bar = source.indexOf('|', at)) {
      parts.push(source.slice(at, bar))
      at = bar + 1
    }
    if (parts.length === count) return { parts, rest: source.slice(at) }
    parts.push(source.slice(at))
    return { parts, rest: '' }
  }
  for (; at < source.length && parts.length < count; at += 1) {
    const char = source.charAt(at)
    const next = source.charAt(at + 1)
    if (char === '\\' && (next === '|' || next === '\\')) {
      part += next
      at += 1
    } else if (char === '|') {
      parts.push(part)
      part = ''
    } else part += char
  }
  if (parts.length < count) parts.push(part)
  return { parts, rest: source.slice(at) }
}

/** What stands after the first `marker` and a `|`; undefined where there is none. */
function afterMarker(source: string, marker: RegExp): { readonly version: string; readonly body: string } | undefined {
  const found = marker.exec(source)
  const version = found?.[1]
  return found === null || version === undefined
    ? undefined
    : { version, body: source.slice(found.index + found[0].length) }
}

/** `name=value` pairs apart by blanks or tabs, as CEF has them: blanks inside values, `\=`, `\\`, `\n` and `\r` escaped. */
function readExtension(source: string): ReadonlyMap<string, string> {
  const starts = [...source.matchAll(/(?<![^ \t])[^\s=\\|]+(?==)/g)]
  const fields = new Map<string, string>()
  starts.forEach((start, i) => {
    const name = start[0]
    const value = source.slice(start.index + name.length + 1, starts[i + 1]?.index ?? source.length)
    fields.set(name, unescaped(value.trimEnd()))
  })
  return fields
}

function unescaped(value: string): string {
  return value.replace(/\\([=\\nr|])/g, (_, char: string) => (char === 'n' ? '\n' : char === 'r' ? '\r' : char))
}

/** Names the fields of an extension, those with a label by it. */
function addExtension(
  fields: Map<string, string>,
  extension: ReadonlyMap<string, string>,
  prefix: string,
  labels: Labels | undefined,
): void {
  const labelled = new Set<string>()
  const named: [string, string][] = []
  for (const [name, label] of labels === undefined ? [] : extension) {
    if (!/.Label$/.test(name)) continue
    const base = name.slice(0, -'Label'.length)
    labelled.add(base).add(name)
    const value = extension.get(base)
    if (value !== undefined) named.push([`${labels?.prefix ?? ''}${label}`, value])
  }
  for (const [name, value] of extension) {
    if (!labelled.has(name) || labels?.keepsNames === true) fields.set(`${prefix}${name}`, value)
  }
  for (const [name, value] of named) fields.set(name, value)
}

export function readCef(
  source: string,
  header: string,
  prefix: string,
  labels: Labels,
): ReadonlyMap<string, string> | undefined {
  const found = afterMarker(source, /CEF:\s*(0) *\|/)
  if (found === undefined) return undefined
  const { parts, rest } = splitHeader(found.body, CEF_NAMES.length)
  if (parts.length < CEF_NAMES.length) return undefined
  const fields = new Map([[`${header}version`, found.version]])
  CEF_NAMES.forEach((name, i) => {
    fields.set(`${header}${name}`, (parts[i] ?? '').trim())
  })
  addExtension(fields, readExtension(rest), prefix, labels)
  return fields
}

export function readLeef(
  source: string,
  delimiter: string,
  header: string,
  prefix: string,
  labels: Labels,
): ReadonlyMap<string, string> | undefined {
  const found = afterMarker(source, /LEEF:\s*(0|1\.0|2\.0) *\|/)
  if (found === undefined) return undefined
  const { version, body } = found
  const { parts, rest } = splitHeader(body, LEEF_NAMES.length)
  if (parts.length < LEEF_NAMES.length) return undefined
  const fields = new Map([[`${header}version`, version]])
  LEEF_NAMES.forEach((name, i) => {
    fields.set(`${header}${name}`, (parts[i] ?? '').trim())
  })
  if (version === '0') addExtension(fields, readExtension(rest), prefix, labels)
  else if (version === '1.0') addExtension(fields, readDivided(rest, delimiter), prefix, labels)
  else {
    // A header more may name the delimiter; a pair before the bar is of the extension already.
    const bar = rest.indexOf('|')
    const named = bar === -1 ? '' : rest.slice(0, bar)
    const divided =
      named.length > 1 && named.includes('=')
        ? { source: rest, delimiter: '\t' }
        : { source: rest.slice(bar + 1), delimiter: leefDelimiter(named) }
    addDivided(fields, divided.source, divided.delimiter, prefix)
  }
  return fields
}

/** A character as it is or as `x5E` or `0x5E`; a tab where there is none. */
function leefDelimiter(written: string): string {
  const bare = written.trim()
  const code = /^(?:0x|x)([0-9a-f]{1,4})$/i.exec(bare)?.[1]
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
  return bare.charAt(0) || written.charAt(0) || '\t'
}

function readDivided(source: string, delimiter: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  addDivided(fields, source, delimiter, '')
  return fields
}

function addDivided(fields: Map<string, string>, source: string, delimiter: string, prefix: string): void {
  for (const pair of source.split(delimiter)) {
    const mark = pair.indexOf('=')
    if (mark <= 0) continue
    const name = pair.slice(0, mark).trim()
    if (name !== '') fields.set(prefix === '' ? name : `${prefix}${name}`, pair.slice(mark + 1).trim())
  }
}
