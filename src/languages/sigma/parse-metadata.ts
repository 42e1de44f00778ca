import type { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { LEVELS, type Metadata, STATUSES } from './ast.ts'
import { member, nameOf } from './reading.ts'
import type { YamlEntry, YamlMap } from './yaml.ts'

/** Members of a document that say what it is, of all three kinds. */
export const METADATA_MEMBERS = [
  'title',
  'id',
  'related',
  'name',
  'taxonomy',
  'status',
  'description',
  'license',
  'author',
  'references',
  'date',
  'modified',
  'fields',
  'falsepositives',
  'level',
  'tags',
  'scope',
] as const

type TextMember = 'id' | 'name' | 'taxonomy' | 'description' | 'license' | 'author' | 'date' | 'modified'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const DATE = /^\d{4}-(?:0[1-9]|1[012])-(?:0[1-9]|[12]\d|3[01])$/
const TAG = /^[a-z0-9_-]+\.[a-z0-9._-]+$/
const RELATIONS = ['derived', 'obsolete', 'merged', 'renamed', 'similar']

/**
 * What a document says of itself (json-schema/*.json of the specification). None of it decides what matches: what is
 * wrong is a warning under every profile, and what cannot be read is left out.
 */
export function readMetadata(map: YamlMap, report: Report): Metadata {
  const reader = new MetadataReader(map, report)
  const title = member(map, 'title')
  const texts = {
    ...reader.text('id', 36, UUID, 'a UUID'),
    ...reader.text('name', 256),
    ...reader.text('taxonomy', 256),
    ...reader.text('description', 65_535),
    ...reader.text('license', 256),
    ...reader.text('author', 65_535),
    ...reader.text('date', 10, DATE, 'a date such as 2024-08-31'),
    ...reader.text('modified', 10, DATE, 'a date such as 2024-08-31'),
  }
  const status = reader.choice('status', STATUSES)
  const level = reader.choice('level', LEVELS)
  return {
    title: reader.title(texts.name ?? texts.id ?? report.source.name),
    ...texts,
    ...(status === undefined ? {} : { status }),
    ...(level === undefined ? {} : { level }),
    references: reader.texts('references'),
    tags: reader.texts('tags', TAG, 'a namespace, a dot and a name, as in `attack.t1059`'),
    fields: reader.texts('fields'),
    falsePositives: reader.texts('falsepositives'),
    scope: reader.texts('scope'),
    related: reader.related(),
    span: title?.value.span ?? map.span,
  }
}

class MetadataReader {
  readonly #map: YamlMap
  readonly #report: Report

  constructor(map: YamlMap, report: Report) {
    this.#map = map
    this.#report = report
  }

  title(fallback: string): string {
    const entry = member(this.#map, 'title')
    const text = entry === undefined ? undefined : nameOf(entry.value)?.name
    if (text !== undefined) {
      if (entry !== undefined && text.length > 256) this.#warn(entry, '`title` has more than 256 characters')
      return text
    }
    const span = this.#map.entries[0]?.keySpan ?? this.#map.span
    this.#report.add('syntax/sigma-metadata', entry?.value.span ?? span, { what: 'the document has no `title`' })
    return fallback
  }

  text<K extends TextMember>(
    key: K,
    longest: number,
    form?: RegExp,
    expected?: string,
  ): { readonly [P in K]?: string } {
    const entry = member(this.#map, key)
    if (entry === undefined || entry.value.kind === 'null') return {}
    const text = entry.value.kind === 'list' ? listed(entry) : nameOf(entry.value)?.name
    if (text === undefined) {
      if (entry.value.kind !== 'text') this.#warn(entry, `\`${key}\` must be a text`)
      return {}
    }
    if (entry.value.kind === 'list') this.#warn(entry, `\`${key}\` must be a text, not a list`)
    if (form !== undefined && !form.test(text)) this.#warn(entry, `\`${key}\` must be ${expected ?? 'a text'}`)
    else if (text.length > longest) this.#warn(entry, `\`${key}\` has more than ${longest} characters`)
    // The one computed key is K.
    return { [key]: text } as { readonly [P in K]?: string }
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const entry = member(this.#map, key)
    if (entry === undefined) return undefined
    const text = nameOf(entry.value)?.name ?? ''
    const found = choices.find((choice) => choice === text) ?? choices.find((choice) => choice === text.toLowerCase())
    if (found !== text) {
      const hints = found === undefined ? nearHint(text, choices) : [`\`${found}\``]
      this.#warn(entry, `\`${key}\` must be one of ${choices.join(', ')}`, hints)
    }
    return found
  }

  texts(key: string, form?: RegExp, expected = ''): readonly string[] {
    const entry = member(this.#map, key)
    if (entry === undefined || entry.value.kind === 'null') return []
    const { value } = entry
    if (value.kind !== 'list') this.#warn(entry, `\`${key}\` must be a list`)
    const nodes = value.kind === 'list' ? value.items : [value]
    return nodes.flatMap((node) => {
      const text = nameOf(node)
      if (text === undefined) {
        this.#report.add('syntax/sigma-metadata', node.span, { what: `an entry of \`${key}\` must be a text` })
        return []
      }
      if (form !== undefined && !form.test(text.name)) {
        const what = `\`${text.name}\` in \`${key}\` must be ${expected}`
        this.#report.add('syntax/sigma-metadata', node.span, { what })
      }
      return [text.name]
    })
  }

  related(): Metadata['related'] {
    const entry = member(this.#map, 'related')
    if (entry === undefined || entry.value.kind === 'null') return []
    if (entry.value.kind !== 'list') {
      this.#warn(entry, '`related` must be a list of mappings')
      return []
    }
    return entry.value.items.flatMap((item) => {
      const id = item.kind === 'map' ? member(item, 'id') : undefined
      const type = item.kind === 'map' ? member(item, 'type') : undefined
      const found = { id: id && nameOf(id.value)?.name, type: type && nameOf(type.value)?.name }
      if (found.id === undefined || found.type === undefined) {
        const what = 'an entry of `related` must have an `id` and a `type`'
        this.#report.add('syntax/sigma-metadata', item.span, { what })
        return []
      }
      if (id !== undefined && !UUID.test(found.id)) this.#warn(id, '`id` of a related rule must be a UUID')
      if (type !== undefined && !RELATIONS.includes(found.type)) {
        this.#warn(
          type,
          `\`type\` of a related rule must be one of ${RELATIONS.join(', ')}`,
          nearHint(found.type, RELATIONS),
        )
      }
      return [{ id: found.id, type: found.type }]
    })
  }

  #warn(entry: YamlEntry, what: string, hints: readonly string[] = []): void {
    this.#report.add('syntax/sigma-metadata', entry.value.span, { what }, { hints })
  }
}

/** A list where a text belongs, as one text. */
function listed({ value }: YamlEntry): string | undefined {
  if (value.kind !== 'list') return undefined
  const names = value.items.map(nameOf)
  return names.length === 0 || names.includes(undefined) ? undefined : names.map((n) => n?.name).join(', ')
}
