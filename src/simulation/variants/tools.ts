import { baseName } from '../identity.ts'
import type { ScenarioProcess } from '../scenario.ts'

/** A program that carries data out, with everything by which the same use of it can be written otherwise. */
export interface Tool {
  readonly id: string
  /** The page that says what is claimed here. */
  readonly manual: string
  /** Base name of the program on Windows; absent: there is none. `others`: further programs that take the same arguments. */
  readonly windows?: { readonly name: string; readonly others?: readonly string[] }
  /** Full path on Linux. */
  readonly linux?: string
  readonly flags: readonly Flag[]
  /** Long flags that are not listed and begin so take a value. */
  readonly valuePrefixes?: readonly string[]
  /**
   * How flags are read. `clusters`: short flags can be written together, and a value directly after a short one;
   * `words`: every flag is a word of its own.
   */
  readonly reading: 'clusters' | 'words'
  /** `--flag=value` and `--flag value` are the same. */
  readonly joins: boolean
  /** `/flag` and `-flag` are the same. */
  readonly slashes: boolean
  /** Whether flags can stand after what is no flag. */
  readonly flagsAnywhere: boolean
  /** The flag that gives the port of the other side. */
  readonly port?: string
  /** Paths among the arguments may be written with either slash on Windows. */
  readonly eitherSlash: boolean
}

export interface Flag {
  /** All that mean the same. */
  readonly forms: readonly string[]
  readonly value: boolean
}

const flag = (...forms: readonly string[]): Flag => ({ forms, value: false })
const valued = (...forms: readonly string[]): Flag => ({ forms, value: true })

const UNIX_STYLE = { reading: 'clusters', slashes: false, eitherSlash: true } as const

export const TOOLS: readonly Tool[] = [
  {
    id: 'curl',
    manual: 'https://curl.se/docs/manpage.html',
    windows: { name: 'curl.exe' },
    linux: '/usr/bin/curl',
    ...UNIX_STYLE,
    joins: false,
    flagsAnywhere: true,
    flags: [
      valued('-T', '--upload-file'),
      valued('-F', '--form'),
      valued('--form-string'),
      valued('-d', '--data', '--data-ascii'),
      valued('--data-binary'),
      valued('--data-raw'),
      valued('--data-urlencode'),
      valued('--json'),
      valued('--url'),
      valued('-u', '--user'),
      valued('-U', '--proxy-user'),
      valued('-x', '--proxy'),
      valued('-X', '--request'),
      valued('-H', '--header'),
      valued('-A', '--user-agent'),
      valued('-o', '--output'),
      valued('-m', '--max-time'),
      valued('-b', '--cookie'),
      valued('-e', '--referer'),
      valued('-E', '--cert'),
      valued('-Q', '--quote'),
      valued('--connect-timeout'),
      valued('--limit-rate'),
      valued('--retry'),
      valued('--mail-from'),
      valued('--mail-rcpt'),
      valued('--doh-url'),
      valued('--pubkey'),
      valued('--key'),
      flag('-k', '--insecure'),
      flag('-s', '--silent'),
      flag('-S', '--show-error'),
      flag('-v', '--verbose'),
      flag('-L', '--location'),
      flag('-f', '--fail'),
      flag('-i', '--include'),
      flag('-I', '--head'),
      flag('-G', '--get'),
      flag('-O', '--remote-name'),
      flag('-N', '--no-buffer'),
      valued('-P', '--ftp-port'),
      flag('-4', '--ipv4'),
      flag('-6', '--ipv6'),
      flag('--ssl'),
      flag('--ssl-reqd'),
      flag('--ssl-no-revoke'),
      flag('--ftp-create-dirs'),
      flag('--compressed'),
    ],
  },
  {
    id: 'wget',
    manual: 'https://www.gnu.org/software/wget/manual/wget.html',
    windows: { name: 'wget.exe' },
    linux: '/usr/bin/wget',
    ...UNIX_STYLE,
    joins: true,
    flagsAnywhere: true,
    flags: [
      // Long options of GNU programs can be shortened as long as they stay unambiguous.
      valued('--post-file', '--post-fil'),
      valued('--post-data', '--post-dat'),
      valued('--body-file', '--body-fil'),
      valued('--body-data', '--body-dat'),
      valued('--method'),
      valued('--header'),
      valued('-O', '--output-document'),
      valued('-o', '--output-file'),
      valued('-U', '--user-agent'),
      valued('-T', '--timeout'),
      valued('-t', '--tries'),
      valued('--user'),
      valued('--password'),
      flag('--no-check-certificate', '--no-check-certif'),
      flag('-q', '--quiet'),
      flag('-v', '--verbose'),
      flag('-nv', '--no-verbose'),
    ],
  },
  {
    id: 'rclone',
    manual: 'https://rclone.org/flags/',
    windows: { name: 'rclone.exe' },
    linux: '/usr/bin/rclone',
    ...UNIX_STYLE,
    joins: true,
    flagsAnywhere: true,
    port: '--sftp-port',
    valuePrefixes: ['--sftp-', '--ftp-', '--mega-', '--s3-', '--webdav-', '--drive-', '--dropbox-', '--b2-'],
    flags: [
      valued('--config'),
      valued('--transfers'),
      valued('--checkers'),
      valued('--bwlimit'),
      valued('--max-age'),
      valued('--min-age'),
      valued('--max-size'),
      valued('--min-size'),
      valued('--include'),
      valued('--exclude'),
      valued('-f', '--filter'),
      valued('--log-file'),
      valued('--multi-thread-streams'),
      flag('-v', '--verbose'),
      flag('-q', '--quiet'),
      flag('-P', '--progress'),
      flag('-n', '--dry-run'),
      flag('-u', '--update'),
      flag('-I', '--ignore-times'),
      flag('--ignore-existing'),
      flag('--no-check-certificate'),
      flag('--auto-confirm'),
      flag('--no-traverse'),
    ],
  },
  {
    id: 'pscp',
    manual: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/Chapter5.html',
    windows: { name: 'pscp.exe', others: ['psftp.exe', 'plink.exe'] },
    linux: '/usr/bin/pscp',
    reading: 'words',
    joins: false,
    slashes: false,
    flagsAnywhere: false,
    port: '-P',
    eitherSlash: true,
    flags: [
      valued('-P'),
      valued('-pw'),
      valued('-pwfile'),
      valued('-l'),
      valued('-i'),
      valued('-hostkey'),
      valued('-load'),
      valued('-b'),
      flag('-r'),
      flag('-p'),
      flag('-q'),
      flag('-v'),
      flag('-C'),
      flag('-2'),
      flag('-batch'),
      flag('-scp'),
      flag('-sftp'),
      flag('-be'),
      flag('-bc'),
    ],
  },
  {
    id: 'scp',
    manual: 'https://man.openbsd.org/scp',
    windows: { name: 'scp.exe', others: ['sftp.exe'] },
    linux: '/usr/bin/scp',
    ...UNIX_STYLE,
    joins: false,
    flagsAnywhere: false,
    port: '-P',
    flags: [
      valued('-P'),
      valued('-i'),
      valued('-o'),
      valued('-F'),
      valued('-l'),
      valued('-c'),
      valued('-J'),
      valued('-S'),
      valued('-b'),
      flag('-r'),
      flag('-p'),
      flag('-q'),
      flag('-v'),
      flag('-C'),
      flag('-B'),
      flag('-O'),
    ],
  },
  {
    id: 'ssh',
    manual: 'https://man.openbsd.org/ssh',
    windows: { name: 'ssh.exe' },
    linux: '/usr/bin/ssh',
    ...UNIX_STYLE,
    joins: false,
    flagsAnywhere: false,
    port: '-p',
    flags: [valued('-p'), valued('-i'), valued('-o'), valued('-l'), valued('-F'), flag('-C'), flag('-q'), flag('-v')],
  },
  {
    id: 'winscp',
    manual: 'https://winscp.net/eng/docs/commandline',
    windows: { name: 'WinSCP.exe', others: ['winscp.com'] },
    reading: 'words',
    joins: true,
    slashes: true,
    flagsAnywhere: false,
    eitherSlash: false,
    flags: [],
  },
  {
    id: 'ftp',
    manual: 'https://learn.microsoft.com/windows-server/administration/windows-commands/ftp',
    windows: { name: 'ftp.exe' },
    reading: 'words',
    joins: false,
    slashes: false,
    flagsAnywhere: false,
    eitherSlash: true,
    // The value of -s follows its colon, in the same word.
    flags: [flag('-v'), flag('-d'), flag('-i'), flag('-n'), flag('-g'), flag('-a'), flag('-A')],
  },
  {
    id: 'nslookup',
    manual: 'https://learn.microsoft.com/windows-server/administration/windows-commands/nslookup-set-type',
    windows: { name: 'nslookup.exe' },
    linux: '/usr/bin/nslookup',
    reading: 'words',
    joins: false,
    slashes: false,
    flagsAnywhere: false,
    eitherSlash: false,
    // `set type` can be written `set querytype` and `set q`; each option of `set` is one of the command line, too.
    flags: [],
  },
  {
    id: 'dig',
    manual: 'https://bind9.readthedocs.io/en/stable/manpages.html#dig-dns-lookup-utility',
    linux: '/usr/bin/dig',
    reading: 'words',
    joins: false,
    slashes: false,
    flagsAnywhere: true,
    port: '-p',
    eitherSlash: false,
    flags: [valued('-p'), valued('-t'), valued('-b'), valued('-f'), valued('-k'), valued('-q'), flag('-4'), flag('-6')],
  },
  {
    id: 'powershell',
    manual: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe',
    windows: { name: 'powershell.exe', others: ['pwsh.exe'] },
    linux: '/usr/bin/pwsh',
    reading: 'words',
    joins: false,
    slashes: true,
    flagsAnywhere: false,
    eitherSlash: false,
    // Parameters of the host can be shortened; these forms are told by its own help and its source.
    flags: [
      flag('-NoProfile', '-nop'),
      flag('-NonInteractive', '-noni'),
      flag('-NoLogo', '-nol'),
      flag('-NoExit', '-noe'),
      valued('-ExecutionPolicy', '-ep', '-exec'),
      valued('-WindowStyle', '-w'),
      valued('-Command', '-c'),
      valued('-File', '-f'),
      valued('-EncodedCommand', '-enc', '-e', '-ec'),
    ],
  },
]

/** The tool of a process, by its program's file or, when renamed, by what its version resource says. */
export function toolOf({ image, version }: Pick<ScenarioProcess, 'image' | 'version'>): Tool | undefined {
  const names = [baseName(image), version.originalFileName ?? ''].map((name) => name.toLowerCase())
  return TOOLS.find((tool) => {
    const own = [
      tool.windows?.name,
      ...(tool.windows?.others ?? []),
      tool.linux === undefined ? undefined : baseName(tool.linux),
    ]
    return own.some((name) => name !== undefined && names.includes(name.toLowerCase()))
  })
}
