import type { ConnectionDeed, OperatingSystem } from '../scenario.ts'
import type { Actor } from './look.ts'

/** What an actor carries out, and where to: enough to have another tool do it. */
export interface Transfer {
  readonly protocol: 'http' | 'ftp' | 'ssh' | 'smtp' | 'dns'
  readonly os: OperatingSystem
  /** Path of what is sent. */
  readonly file: string
  readonly host: string
  readonly port: number
  /** With scheme, host and path. */
  readonly url: string
  readonly user: string
  readonly password: string
  /** The name that is looked up. */
  readonly name: string
  /** Of the record that is asked for. */
  readonly type: string
}

const BY_SERVICE: Readonly<Record<string, Transfer['protocol']>> = {
  ssh: 'ssh',
  http: 'http',
  ftp: 'ftp',
  smtp: 'smtp',
}

/** Undefined where the scenario does not say what is carried over what. */
export function transferOf(actor: Actor): Transfer | undefined {
  const { process, os } = actor
  const texts = [process.commandLine, ...process.scripts.map(({ text }) => text)].join('\n')
  const main = process.connections.find(({ direction, transport }) => direction === 'outbound' && transport === 'tcp')
  const protocol = protocolOf(actor, main, texts)
  if (protocol === undefined) return undefined
  const lookup = process.lookups[0]
  if (protocol === 'dns' ? lookup === undefined : main === undefined) return undefined
  const host = main?.hostname ?? main?.to ?? ''
  const port = main?.port ?? 53
  const url = /\b(?:https?|ftps?|sftp):\/\/[^\s'")]+/i.exec(texts)?.[0]
  const scheme = protocol === 'http' ? (main?.service === 'ssl' || port === 443 ? 'https' : 'http') : protocol
  return {
    protocol,
    os,
    file: fileIn(actor, texts),
    host,
    port,
    url: url ?? `${scheme}://${host}${isUsual(scheme, port) ? '' : `:${port}`}/`,
    user:
      /(?:--(?:sft|ft)p-user[ =]|-l\s|-u\s+)['"]?([\w.-]+)/.exec(texts)?.[1] ??
      /\b([\w.-]+)@[\w.-]+:/.exec(texts)?.[1] ??
      'upload',
    password: /(?:-pw\s+|--(?:sft|ft)p-pass[ =])['"]?([^\s'"]+)/.exec(texts)?.[1] ?? 'Winter-2026',
    name: lookup?.name ?? '',
    type: lookup?.type ?? 'A',
  }
}

function protocolOf(actor: Actor, main: ConnectionDeed | undefined, texts: string): Transfer['protocol'] | undefined {
  if (main === undefined || main.service === 'dns') {
    const isQuery = actor.tool?.id === 'nslookup' || actor.tool?.id === 'dig' || /Resolve-DnsName/i.test(texts)
    return isQuery && actor.process.lookups.length > 0 ? 'dns' : undefined
  }
  const told = main.service === undefined ? undefined : BY_SERVICE[main.service]
  if (told !== undefined) return told
  if (/\bsftp\b|\bscp\b|\.exe\s+-pw\b/i.test(texts) && [22, 2222, 8022].includes(main.port)) return 'ssh'
  if (/Send-MailMessage|SmtpClient|\bsmtps?:\/\//i.test(texts)) return 'smtp'
  if (/\bhttps?:\/\//i.test(texts)) return 'http'
  if (/\bftp:\/\/|\bftp\.exe/i.test(texts)) return 'ftp'
  return undefined
}

/** Programs, scripts and what tells a program what to do are not what is sent. */
const TOOLING = /\.(?:exe|com|bat|cmd|ps1|psm1|dll|conf|ini|ppk)$/i
const WINDOWS_PATH = /(?<![\w/:])[A-Z]:\\[^\s"'<>|;,)]+/gi
const POSIX_PATH = /(?<=[\s@='"])\/(?:[\w.-]+\/)+[\w.-]+/g

function fileIn({ process, os }: Actor, texts: string): string {
  const read = process.files.find(({ action }) => action === 'read')?.path
  const said = texts.match(os === 'windows' ? WINDOWS_PATH : POSIX_PATH) ?? []
  const other = said.find((path) => !TOOLING.test(path) && path !== process.image)
  return read ?? other ?? (os === 'windows' ? 'C:\\Users\\Public\\data.zip' : '/tmp/data.tar.gz')
}

function isUsual(scheme: string, port: number): boolean {
  return (scheme === 'http' && port === 80) || (scheme === 'https' && port === 443) || (scheme === 'ftp' && port === 21)
}
