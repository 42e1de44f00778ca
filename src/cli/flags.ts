import { existsSync } from 'node:fs'
import type { AqlRegex } from '../languages/language.ts'
import type { Profile } from '../schemas/resolve.ts'
import { pointInTime } from '../session/clock.ts'
import { isIpv4Network } from '../session/ipv4-network.ts'
import type { SessionOptions } from '../session/session.ts'
import { parseSource, type Source } from '../session/source.ts'
import { parseIsoTicks } from '../types/time.ts'
import { type Arguments, choiceOf, type Flags } from './arguments.ts'
import { UsageError } from './exit.ts'
import { openOutputFile } from './output/file.ts'
import type { RowWriter } from './output/row-writer.ts'
import { FORMATS, type Format, openWriter } from './output/writer.ts'
import { forTerminal, type Terminal, write } from './terminal.ts'

/** Flags of every command that reads sources. */
export const SOURCE_FLAGS: Flags = {
  now: { value: 'TIME', help: 'the clock of ago(), LAST ... (ISO 8601; default: the latest event read)' },
  since: { value: 'TIME', help: 'only events from then on (ISO 8601, or `7d`, `90m` ... before the clock)' },
  until: { value: 'TIME', help: 'only events before then; the clock, too, where --now is absent' },
  as: { value: 'SHAPE', help: 'read every file as this shape instead of detecting it' },
  carve: { help: 'also read stale records of EVTX files' },
  external: {
    value: 'URI=FILE',
    many: true,
    help: 'the local file for what a query names: a URI, users.csv, $saved_query',
  },
  param: { value: 'NAME=VALUE', many: true, help: 'a value for a parameter that the query declares' },
  geo: { value: 'FILE', many: true, help: 'a MaxMind DB: GeoLite2-City.mmdb, GeoLite2-ASN.mmdb' },
  'treat-as-public': { value: 'CIDR', many: true, help: 'count this network as public (lab recordings)' },
  reject: { value: 'FILE', help: 'write what was set aside, with its reason, as ndjson' },
  memory: { value: 'SIZE', help: 'memory of the engine before it spills to disk (default 1300MB)' },
  timeout: { value: 'SECONDS', help: 'give up a query after so long' },
}

/** Flags of every command that gives rows. */
export const OUTPUT_FLAGS: Flags = {
  format: { value: FORMATS.join('|'), help: 'default: table on a terminal, ndjson into a pipe' },
  output: { value: 'FORMAT=FILE', short: 'o', many: true, help: 'also write a report to a file (repeatable)' },
}

export const QUERY_FLAGS: Flags = {
  profile: { value: 'lenient|vendor', help: 'vendor: only what the product itself accepts (default: lenient)' },
  tz: { value: 'ZONE', help: 'time zone of functions that print times (default: UTC)' },
  'vendor-limits': { help: 'cut results where the product would' },
  'aql-regex': { value: 'find|full', help: 'MATCHES of AQL: anywhere (default) or the whole value' },
  'source-category': { value: 'NAME', help: '_sourceCategory of Sumo Logic messages that have none' },
}

export const SHARED_FLAGS: Flags = {
  quiet: { help: 'no progress, notes or summary' },
  'no-color': { help: 'no colours' },
  help: { short: 'h', help: 'show this help' },
}

const AQL_REGEX: readonly AqlRegex[] = ['find', 'full']

export const PROFILES: readonly Profile[] = ['lenient', 'vendor']

export async function sessionOptions(
  args: Arguments,
  sources: readonly string[],
  terminal: Terminal,
): Promise<SessionOptions> {
  const now = args.one('now')
  if (now !== undefined && parseIsoTicks(now) === null) {
    throw new UsageError(`\`--now ${now}\` is no time`, ['ISO 8601 is expected, such as 2026-11-20T12:00:00Z'])
  }
  const since = intervalBound(args, 'since')
  const until = intervalBound(args, 'until')
  const networks = args.many('treat-as-public')
  for (const network of networks) {
    if (!isIpv4Network(network))
      throw new UsageError(`\`--treat-as-public ${network}\` is no IPv4 network`, ['10.0.2.0/24 is one'])
  }
  const profile = choiceOf(args, 'profile', PROFILES)
  const aqlRegex = choiceOf(args, 'aql-regex', AQL_REGEX)
  const sourceCategory = args.one('source-category')
  const as = args.one('as') === undefined ? undefined : choiceOf(args, 'as', await shapeIds())
  const timeZone = args.one('tz')
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new UsageError(`\`--tz ${timeZone}\` is no time zone`, ['IANA names are expected, such as Europe/Berlin'])
  }
  const memory = args.one('memory')
  if (memory !== undefined && !/^\d+(\.\d+)?\s*(KB|MB|GB|KiB|MiB|GiB)$/i.test(memory)) {
    throw new UsageError(`\`--memory ${memory}\` is no size`, ['a number and a unit are expected, such as 2GB'])
  }
  const timeout = args.one('timeout')
  if (timeout !== undefined && !(Number(timeout) > 0))
    throw new UsageError(`\`--timeout ${timeout}\`: seconds above 0 are expected`)
  const geo = args.many('geo')
  const absent = geo.find((file) => !existsSync(file))
  if (absent !== undefined) throw new UsageError(`\`--geo ${absent}\`: there is no such file`)
  return {
    sources: sources.map((source): Source => parseSource(source)),
    ...(now === undefined ? {} : { now }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(profile === undefined ? {} : { profile }),
    ...(aqlRegex === undefined ? {} : { aqlRegex }),
    ...(sourceCategory === undefined ? {} : { sourceCategory }),
    ...(as === undefined ? {} : { as }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(memory === undefined ? {} : { memory }),
    ...(timeout === undefined ? {} : { timeout: Number(timeout) }),
    vendorLimits: args.has('vendor-limits'),
    carve: args.has('carve'),
    external: externalFiles(args.many('external')),
    parameters: parameterValues(args.many('param')),
    geo,
    treatAsPublic: networks,
    signal: terminal.signal,
  }
}

function intervalBound(args: Arguments, flag: 'since' | 'until'): string | undefined {
  const written = args.one(flag)
  if (written !== undefined && pointInTime(written, 0n) === undefined) {
    throw new UsageError(`\`--${flag} ${written}\` is no time`, [
      'ISO 8601 such as 2026-11-20T12:00:00Z, or a duration before the clock such as 7d, is expected',
    ])
  }
  return written
}

/** `URI=FILE`: the last `=` separates, as addresses may have one of their own. */
function externalFiles(given: readonly string[]): Readonly<Record<string, string>> {
  const files = given.map((argument): [string, string] => {
    const at = argument.lastIndexOf('=')
    const [uri, file] = [argument.slice(0, at), argument.slice(at + 1)]
    if (at < 1 || file === '') {
      throw new UsageError(`\`--external ${argument}\`: URI=FILE is expected`, [
        'for example `--external https://example.com/list.csv=list.csv`',
      ])
    }
    if (!existsSync(file)) throw new UsageError(`\`--external ${argument}\`: there is no file \`${file}\``)
    return [uri, file]
  })
  return Object.fromEntries(files)
}

function parameterValues(given: readonly string[]): Readonly<Record<string, string>> {
  const values = given.map((argument): [string, string] => {
    const m = /^([\p{L}_][\p{L}\p{N}_.-]*)=(.*)$/su.exec(argument)
    if (m?.[1] === undefined || m[2] === undefined)
      throw new UsageError(`\`--param ${argument}\`: NAME=VALUE is expected`, ['for example `--param minimum=5`'])
    return [m[1], m[2]]
  })
  return Object.fromEntries(values)
}

async function shapeIds(): Promise<readonly string[]> {
  const { SHAPE_HELP } = await import('../readers/ingest.ts')
  return SHAPE_HELP.map(([id]) => id)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A place that rows are written to, and what to await when done. */
export interface Sink {
  readonly format: Format
  /** Of a terminal; rows of a table are fitted to it. */
  readonly width: number | undefined
  readonly writer: RowWriter
  /** Writes a text as it is, instead of rows. */
  readonly text: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Standard output first, then every `-o FORMAT=FILE`. */
export function openSinks(args: Arguments, terminal: Terminal): readonly Sink[] {
  const format = choiceOf(args, 'format', FORMATS) ?? (terminal.out.isTTY === true ? 'table' : 'ndjson')
  const files = args.many('output').map((output) => {
    const [name, ...rest] = output.split('=')
    const found = FORMATS.find((f) => f === name)
    const file = rest.join('=')
    if (found === undefined || file === '') {
      throw new UsageError(`\`-o ${output}\`: FORMAT=FILE is expected`, [
        `formats are ${FORMATS.join(', ')}; for example \`-o csv=findings.csv\``,
      ])
    }
    return { format: found, file }
  })
  const isTerminal = terminal.out.isTTY === true
  const width = isTerminal ? terminal.out.columns : undefined
  const out = isTerminal ? forTerminal(terminal.out) : terminal.out
  return [
    {
      format,
      width,
      writer: openWriter(format, out, width),
      text: (text) => write(out, text),
      close: async () => {},
    },
    ...files.map(({ format: fileFormat, file }): Sink => {
      const { stream, close } = openOutputFile(file)
      return {
        format: fileFormat,
        width: undefined,
        writer: openWriter(fileFormat, stream, undefined),
        text: (text) => write(stream, text),
        close,
      }
    }),
  ]
}
