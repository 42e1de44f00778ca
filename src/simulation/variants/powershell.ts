/**
 * What can be written otherwise in PowerShell: names are the same in any case
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_case-sensitivity), parameters can be
 * shortened as long as they stay unambiguous
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parameters), and a grave accent
 * before a letter that it does not escape is nothing
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters).
 */
export interface Cmdlet {
  readonly name: string
  readonly manual: string
  readonly aliases: readonly string[]
  /** Parameters with shorter forms that name no other parameter of the cmdlet. */
  readonly parameters: Readonly<Record<string, string>>
}

const UTILITY = 'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility'
const WEB_PARAMETERS = { Method: 'Me', InFile: 'InF', Body: 'B', UseBasicParsing: 'UseB', Uri: 'Ur' }

export const CMDLETS: readonly Cmdlet[] = [
  {
    name: 'Send-MailMessage',
    manual: `${UTILITY}/send-mailmessage`,
    aliases: [],
    parameters: {
      SmtpServer: 'Smtp',
      Attachments: 'Att',
      Subject: 'Su',
      From: 'Fr',
      UseSsl: 'Use',
      Credential: 'Cred',
    },
  },
  { name: 'Invoke-WebRequest', manual: `${UTILITY}/invoke-webrequest`, aliases: ['iwr'], parameters: WEB_PARAMETERS },
  { name: 'Invoke-RestMethod', manual: `${UTILITY}/invoke-restmethod`, aliases: ['irm'], parameters: WEB_PARAMETERS },
  {
    name: 'Resolve-DnsName',
    manual: 'https://learn.microsoft.com/powershell/module/dnsclient/resolve-dnsname',
    aliases: [],
    parameters: { Server: 'Se' },
  },
  { name: 'New-Object', manual: `${UTILITY}/new-object`, aliases: [], parameters: { TypeName: 'Type' } },
  { name: 'Invoke-Expression', manual: `${UTILITY}/invoke-expression`, aliases: ['iex'], parameters: {} },
  {
    name: 'Get-Content',
    manual: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-content',
    aliases: ['gc'],
    parameters: {},
  },
  {
    name: 'Start-BitsTransfer',
    manual: 'https://learn.microsoft.com/powershell/module/bitstransfer/start-bitstransfer',
    aliases: [],
    parameters: { Source: 'So', Destination: 'Dest', TransferType: 'TransferT' },
  },
  {
    name: 'Compress-Archive',
    manual: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.archive/compress-archive',
    aliases: [],
    parameters: { DestinationPath: 'Dest' },
  },
]

/** Names of .NET that PowerShell takes in any case. */
const TYPES =
  /\b(?:System\.)?Net\.(?:WebClient|Mail\.SmtpClient|Mail\.MailMessage|Mail\.Attachment|Sockets\.TcpClient|NetworkInformation\.Ping)\b|\.(?:UploadFile|UploadData|UploadString|DownloadString|Send|EnableSsl)\b/gi

/** The text with every name that PowerShell takes in any case passed through `change`. */
export function mapNames(text: string, change: (name: string) => string): string {
  const names = CMDLETS.flatMap(({ name, aliases }) => [name, ...aliases.filter((alias) => alias.length > 2)])
  const cmdlets = new RegExp(`(?<![\\w.\\\\/-])(?:${names.join('|')})(?![\\w.-])`, 'gi')
  return text
    .replace(cmdlets, change)
    .replace(TYPES, change)
    .replace(/(?<=\s)-[A-Z][A-Za-z]+(?=[\s:]|$)/g, change)
}

export const cmdletsIn = (text: string): readonly Cmdlet[] =>
  CMDLETS.filter(({ name }) => new RegExp(`(?<![\\w.\\\\/-])${name}(?![\\w.-])`, 'i').test(text))

/** The names of the cmdlets in the text, each passed through `change`. */
export function mapCmdlets(text: string, change: (name: string, cmdlet: Cmdlet) => string): string {
  return CMDLETS.reduce(
    (now, cmdlet) =>
      now.replace(new RegExp(`(?<![\\w.\\\\/-])${cmdlet.name}(?![\\w.-])`, 'gi'), (name) => change(name, cmdlet)),
    text,
  )
}

/** A parameter of a cmdlet with what follows it, where that can be told. */
export interface Call {
  readonly start: number
  readonly end: number
  readonly name: string
  /** Named parameters in their order, each with its value's text. */
  readonly parameters: readonly string[]
}

/** A call that consists of named parameters with plain values only: those can stand in any order. */
export function namedCall(text: string): Call | undefined {
  for (const { name } of cmdletsIn(text)) {
    const value = String.raw`(?:'[^']*'|"[^"]*"|\$[\w:]+|\([^()"']*\)|[^\s'"$(){};|&-][^\s'"(){};|&]*)`
    const parameter = String.raw`\s+-[A-Za-z]+(?:\s+${value})?`
    const found = new RegExp(`(?<![\\w.\\\\/-])${name}((?:${parameter}){2,})(?=\\s*(?:[;|})'"]|$))`, 'i').exec(text)
    if (found?.[1] === undefined) continue
    const parameters = found[1].match(new RegExp(parameter, 'g'))?.map((each) => each.trim()) ?? []
    return { start: found.index, end: found.index + found[0].length, name: found[0].slice(0, name.length), parameters }
  }
  return undefined
}
