import type { Connection } from '../../activity.ts'
import { baseName } from '../../identity.ts'
import type { FtpExchange, HttpExchange, MailExchange } from '../../scenario.ts'
import type { ZeekLog } from './layout.ts'
import { isSecure } from './secure.ts'
import { type Fields, head, type Session } from './session.ts'

type Rows = readonly (readonly [log: ZeekLog, fields: Fields])[]

/** What the logs of protocols tell of a connection: nothing that is said inside TLS or SSH. */
export function protocolRows(session: Session, activity: Connection): Rows {
  const { state, transport, http, smtp, ftp, service } = activity
  if (state !== 'established' || transport !== 'tcp') return []
  if (isSecure(activity)) return [['ssl', secure(session, activity, HANDSHAKE)]]
  if (service === 'ssh') return [['ssh', shell(session, activity)]]
  return [
    ...(http === undefined ? [] : [['http', web(session, http)] as const]),
    ...(smtp === undefined ? [] : mail(session, activity, smtp)),
    ...(ftp === undefined ? [] : transfers(session, activity, ftp)),
  ]
}

/** Milliseconds after the first packet. */
const HANDSHAKE = 24

/** In TLS 1.3 certificates and the next protocol are encrypted: the name that the client asks for is what can be read. */
function secure(session: Session, { serverName, hostname }: Connection, after: number): Fields {
  const name = serverName ?? hostname
  return {
    ...head(session, after),
    version: 'TLSv13',
    cipher: 'TLS_AES_256_GCM_SHA384',
    curve: 'x25519',
    ...(name === undefined ? {} : { server_name: name }),
    resumed: false,
    established: true,
    ssl_history: 'CsiI',
  }
}

/** What clients call themselves, by the name of the program. */
const SSH_CLIENTS: readonly (readonly [name: RegExp, banner: string])[] = [
  [/^rclone/i, 'SSH-2.0-rclone/v1.69.1'],
  [/^(?:pscp|psftp|plink|putty|filezilla|fzsftp)/i, 'SSH-2.0-PuTTY_Release_0.81'],
  [/^winscp/i, 'SSH-2.0-WinSCP_release_6.3.4'],
  [/^curl/i, 'SSH-2.0-libssh2_1.11.0'],
]

function shell(session: Session, { process }: Connection): Fields {
  const program = process.version.originalFileName ?? baseName(process.image)
  const client = SSH_CLIENTS.find(([name]) => name.test(program))?.[1] ?? 'SSH-2.0-OpenSSH_9.6'
  const { isLocalOrig, isLocalResp } = session
  const direction = isLocalOrig === isLocalResp ? {} : { direction: isLocalOrig ? 'OUTBOUND' : 'INBOUND' }
  return {
    ...head(session, HANDSHAKE),
    version: 2,
    auth_success: true,
    auth_attempts: 1,
    ...direction,
    client,
    server: 'SSH-2.0-OpenSSH_9.2p1',
    cipher_alg: 'chacha20-poly1305@openssh.com',
    mac_alg: 'umac-64-etm@openssh.com',
    compression_alg: 'none',
    kex_alg: 'curve25519-sha256',
    host_key_alg: 'ssh-ed25519',
    host_key: session.dice.hex(32).replace(/(..)(?=.)/g, '$1:'),
  }
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

function web(session: Session, exchange: HttpExchange): Fields {
  const reason = REASONS[exchange.status]
  return {
    ...head(session, HANDSHAKE),
    trans_depth: 1,
    method: exchange.method,
    host: exchange.host,
    uri: exchange.uri,
    version: '1.1',
    ...(exchange.userAgent === '' ? {} : { user_agent: exchange.userAgent }),
    request_body_len: exchange.requestBytes,
    response_body_len: exchange.responseBytes,
    status_code: exchange.status,
    ...(reason === undefined ? {} : { status_msg: reason }),
    tags: [],
  }
}

/** A session that turns to TLS shows its greeting, then the handshake. */
function mail(session: Session, activity: Connection, exchange: MailExchange): Rows {
  const common = { ...head(session, HANDSHAKE), trans_depth: 1, helo: exchange.helo }
  const path = [session.resp.address, session.orig.address]
  if (exchange.isEncrypted) {
    const greeting = { ...common, last_reply: '220 2.0.0 Ready to start TLS', path, tls: true }
    return [
      ['smtp', greeting],
      ['ssl', secure(session, activity, 3 * HANDSHAKE)],
    ]
  }
  const row = {
    ...common,
    mailfrom: exchange.from,
    rcptto: [...exchange.to],
    date: `${new Date(session.at).toUTCString().replace('GMT', '+0000')}`,
    from: exchange.from,
    to: [...exchange.to],
    subject: exchange.subject,
    last_reply: '250 2.0.0 Ok: queued',
    path,
    tls: false,
  }
  return [['smtp', row]]
}

/** Commands that Zeek logs (FTP::logged_commands), and those that name a file. */
const LOGGED = new Set(['APPE', 'DELE', 'RETR', 'STOR', 'STOU', 'ACCT', 'PORT', 'PASV', 'EPRT', 'EPSV'])
const OF_FILES = new Set(['APPE', 'DELE', 'RETR', 'STOR', 'STOU'])
/** Users whose passwords Zeek writes (FTP::guest_ids). */
const GUESTS = new Set(['anonymous', 'ftp', 'ftpuser', 'guest'])

function transfers(session: Session, { duration }: Connection, { user, commands }: FtpExchange): Rows {
  let directory = '.'
  const step = Math.max(5, Math.floor((duration || 500) / (commands.length + 2)))
  return commands.flatMap((given, index): Rows => {
    const command = given.command.toUpperCase()
    if (command === 'CWD' && given.replyCode < 300) directory = joined(directory, given.argument)
    if (!LOGGED.has(command)) return []
    const arg = OF_FILES.has(command)
      ? `ftp://${session.resp.address}/${joined(directory, given.argument).replace(/^\//, '')}`
      : given.argument
    const guest = GUESTS.has(user.toLowerCase())
    const row: Fields = {
      ...head(session, HANDSHAKE + (index + 1) * step),
      user: user === '' ? '<unknown>' : user,
      ...(guest ? {} : { password: '<hidden>' }),
      command,
      ...(arg === '' ? {} : { arg }),
      ...(given.size === undefined ? {} : { file_size: given.size }),
      reply_code: given.replyCode,
      reply_msg: given.reply,
      ...channel(session, command, given.reply),
    }
    return [['ftp', row]]
  })
}

const joined = (directory: string, name: string): string => (name.startsWith('/') ? name : `${directory}/${name}`)

/** Where data will go: of a passive transfer the server tells the port in its reply (RFC 959, RFC 2428). */
function channel(session: Session, command: string, reply: string): Fields {
  const numbers = /\((\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\)/.exec(reply)?.slice(1).map(Number)
  const extended = /\(\|\|\|(\d+)\|\)/.exec(reply)?.[1]
  const port =
    command === 'PASV' && numbers !== undefined
      ? (numbers[4] ?? 0) * 256 + (numbers[5] ?? 0)
      : command === 'EPSV' && extended !== undefined
        ? Number(extended)
        : undefined
  if (port === undefined) return {}
  return {
    'data_channel.passive': true,
    'data_channel.orig_h': session.orig.address,
    'data_channel.resp_h': session.resp.address,
    'data_channel.resp_p': port,
  }
}
