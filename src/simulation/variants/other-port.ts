import type { ConnectionDeed, ScenarioProcess, ScriptDeed } from '../scenario.ts'
import { argumentsOf } from './arguments.ts'
import { printCommandLine, wordOf } from './command-line.ts'
import type { Actor, Family, Look } from './look.ts'
import { hidesItsScript } from './scripted.ts'

/** Ports on which the same protocols are also found. DNS has none: resolvers are reached on 53 only. */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  ssh: [2222, 443, 8022],
  ssl: [8443, 4443, 9443],
  http: [8080, 8000, 8888],
  ftp: [2121, 8021],
  smtp: [2525, 587, 26],
}

const USUAL: Readonly<Record<number, string>> = {
  21: 'ftp',
  2121: 'ftp',
  22: 'ssh',
  2222: 'ssh',
  25: 'smtp',
  80: 'http',
  8000: 'http',
  8080: 'http',
  443: 'ssl',
  4443: 'ssl',
  8443: 'ssl',
  465: 'ssl',
  587: 'smtp',
}

/** The other side listens elsewhere: the connection goes there, and the command line or the script says so. */
export const otherPort: Family = (actor) => {
  const main = actor.process.connections.find(
    ({ direction, transport }) => direction === 'outbound' && transport === 'tcp',
  )
  if (main === undefined) return []
  const service = main.service !== undefined && PORTS[main.service] !== undefined ? main.service : USUAL[main.port]
  const ports = service === undefined ? [] : (PORTS[service] ?? [])
  return ports.filter((port) => port !== main.port).flatMap((port) => atPort(actor, main, port))
}

function atPort(actor: Actor, main: ConnectionDeed, port: number): readonly Look[] {
  const { process } = actor
  const moved: ScenarioProcess = {
    ...process,
    connections: process.connections.map((each) =>
      each.to === main.to && each.port === main.port ? { ...each, port } : each,
    ),
  }
  const names = [main.to, main.hostname, main.serverName, main.http?.host].filter(
    (name) => name !== undefined && name !== '',
  )
  const commandLine = byFlag(actor, port) ?? repointed(process.commandLine, names, main.port, port)
  const scripts = process.scripts.map(
    (script): ScriptDeed => ({ ...script, text: repointed(script.text, names, main.port, port) }),
  )
  const isSaid =
    commandLine !== process.commandLine || scripts.some((script, i) => script.text !== process.scripts[i]?.text)
  const texts = [process.commandLine, ...process.scripts.map(({ text }) => text)].join('\n').toLowerCase()
  // Where nothing names the other side, a configuration does, and its port stands there.
  const isHidden = !names.some((name) => texts.includes((name ?? '').toLowerCase())) && !/:\/\//.test(texts)
  // A script that is told in Base64 would have to be told anew.
  if (hidesItsScript(actor)) return []
  return isSaid || isHidden ? [{ title: `port ${port}`, process: { ...moved, commandLine, scripts } }] : []
}

/** The tool's own flag for the port, where it reads no port from an address. */
function byFlag(actor: Actor, port: number): string | undefined {
  const { tool, command, process, os } = actor
  const name = tool?.port
  const [program, ...rest] = command.words
  if (tool === undefined || name === undefined || program === undefined) return undefined
  if (tool.id === 'rclone' && !/:sftp|--sftp-/.test(process.commandLine)) return undefined
  const known = argumentsOf(rest, tool).find((each) => each.kind === 'flag' && each.flag.forms.includes(name))
  if (known?.kind === 'flag') {
    const at = command.words.findIndex((word) => known.words.includes(word))
    const raw = known.place === 'next' ? known.form : `${known.form}${known.place === 'equals' ? '=' : ''}${port}`
    const words = command.words.flatMap((word, index) => {
      if (index === at) return [{ ...word, raw }]
      return index === at + 1 && known.place === 'next' ? [{ ...word, raw: String(port) }] : [word]
    })
    return printCommandLine({ words, tail: command.tail })
  }
  const words = tool.flagsAnywhere
    ? [...command.words, wordOf(name, os), wordOf(String(port), os)]
    : [program, wordOf(name, os), wordOf(String(port), os), ...rest]
  return printCommandLine({ words, tail: command.tail })
}

/** The text with the other port in addresses (`host:port`, `scheme://host`), parameters and constructors. */
function repointed(text: string, names: readonly (string | undefined)[], before: number, port: number): string {
  let now = text
  for (const name of names) {
    if (name === undefined) continue
    const host = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    now = now
      .replace(new RegExp(`(${host}):${before}\\b`, 'gi'), `$1:${port}`)
      .replace(new RegExp(`(\\w://(?:[^\\s/'"@]*@)?${host})(?=[/'"\\s)]|$)`, 'gi'), `$1:${port}`)
      .replace(new RegExp(`(['"]${host}['"]\\s*,\\s*)${before}\\b`, 'gi'), `$1${port}`)
      .replace(new RegExp(`(-Sm\\w*\\s+['"]?${host}['"]?)(?!.*-Port)`, 'gi'), `$1 -Port ${port}`)
  }
  return now.replace(new RegExp(`(-Port\\s+)${before}\\b`, 'gi'), `$1${port}`)
}
