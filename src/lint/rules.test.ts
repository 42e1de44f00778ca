import { describe, expect, test } from 'vitest'
import { loadLanguage } from '../languages/index.ts'
import type { LanguageId } from '../languages/language.ts'
import { buildCatalog } from '../schemas/catalog.ts'
import { PLATFORMS_OF } from '../session/platforms.ts'
import { lintPlan } from './index.ts'
import { RULES } from './rules.ts'

/** What the rule finds in each bad text, as `code: text at its place [proof]`; it finds nothing in the good ones. */
interface Examples {
  readonly bad: readonly (readonly [title: string, language: LanguageId, text: string, found: readonly string[]])[]
  readonly good: readonly (readonly [title: string, language: LanguageId, text: string])[]
}

const EXAMPLES: Readonly<Record<string, Examples>> = {
  'impossible-comparisons': {
    bad: [
      [
        'capitals after tolower',
        'kql',
        'DeviceProcessEvents | where tolower(FileName) == "Net.exe"',
        ['impossible-comparison: tolower(FileName) == "Net.exe"'],
      ],
      [
        'an anchor within a pattern',
        'cql',
        'ImageFileName=/run\\.exe^/i',
        ['impossible-comparison: ImageFileName=/run\\.exe^/i'],
      ],
    ],
    good: [
      ['small letters after tolower', 'kql', 'DeviceProcessEvents | where tolower(FileName) == "net.exe"'],
      ['an anchor before a repetition', 'cql', 'ImageFileName=/a*^b/i'],
    ],
  },
  contradictions: {
    bad: [
      [
        'two values of one column',
        'kql',
        'DeviceProcessEvents | where FileName == "a.exe" and FileName == "b.exe"',
        ['contradiction: FileName == "b.exe"'],
      ],
      [
        'a range that another excludes',
        'kql',
        'DeviceNetworkEvents | where RemotePort > 1024 and RemotePort in (22, 443)',
        ['contradiction: RemotePort in (22, 443)'],
      ],
      [
        'what an earlier step has excluded',
        'cql',
        'in(#event_simpleName, values=[DnsRequest, ProcessRollup2]) | #event_simpleName=UserLogon',
        ['contradiction: #event_simpleName=UserLogon'],
      ],
      [
        'an ending that the pattern before does not have',
        'cql',
        'FileName=/\\.dll$/ | FileName="*.exe"',
        ['contradiction: FileName="*.exe"'],
      ],
    ],
    good: [
      ['two columns', 'kql', 'DeviceProcessEvents | where FileName == "a.exe" and DeviceName == "b.exe"'],
      [
        'a range that holds one of them',
        'kql',
        'DeviceNetworkEvents | where RemotePort > 22 and RemotePort in (22, 443)',
      ],
      ['another value in another branch', 'cql', 'case { A=1 | B:=1; A=2 | B:=2; }'],
      ['a guard beside a value', 'sumo', '* | where service = "lambda" and !isBlank(service)'],
    ],
  },
  'implied-conditions': {
    bad: [
      [
        'an arm that a wider one takes in',
        'kql',
        'DeviceProcessEvents | where ProcessCommandLine contains "box" or ProcessCommandLine contains "dropbox"',
        ['covered-condition: ProcessCommandLine contains "dropbox" [dropbox]'],
      ],
      [
        'an arm with one condition more',
        'cql',
        'FileName=/(?:curl|wget)\\.exe/i or (FileName="curl.exe" and CommandLine=*ftp*)',
        ['covered-condition: FileName="curl.exe" and CommandLine=*ftp* [curl.exe]'],
      ],
      [
        'a requirement that another one makes',
        'kql',
        'DeviceProcessEvents | where FileName endswith ".exe" and FileName =~ "cmd.exe"',
        ['redundant-condition: FileName endswith ".exe" [cmd.exe]'],
      ],
      [
        'a step that another one makes needless',
        'cql',
        'FileName=cmd.exe | FileName=*.exe',
        ['redundant-condition: FileName=*.exe [cmd.exe]'],
      ],
      [
        'a range in a range',
        'kql',
        'DeviceNetworkEvents | where RemotePort > 1000 or RemotePort > 5000',
        ['covered-condition: RemotePort > 5000 [5001]'],
      ],
    ],
    good: [
      ['arms that overlap', 'kql', 'DeviceProcessEvents | where FileName startswith "a" or FileName endswith "z"'],
      ['presence and value', 'kql', 'DeviceProcessEvents | where isnotempty(FileName) and FileName != "a.exe"'],
      ['another case', 'kql', 'DeviceProcessEvents | where FileName == "A.exe" or FileName == "a.exe"'],
      ['another column', 'cql', 'FileName=a.exe or ImageFileName=a.exe'],
      ['free text over all columns', 'cql', '"abc" or "xyz"'],
      [
        'extractions that follow each other',
        'sumo',
        '* | parse regex "(?<a>x)" nodrop | parse regex "(?<b>xy)" nodrop',
      ],
      ['extractions of the same', 'sumo', '* | parse regex "(?<a>xy)" | parse regex "(?<b>x)"'],
      ['parameters without a value', 'sumo', '_sourceCategory={{one}} or _sourceCategory={{other}}'],
      ['a step that needs a number', 'sumo', '* | count by a | smooth _count | accum _count'],
    ],
  },
  'dead-alternatives': {
    bad: [
      [
        'the end of a longer name',
        'cql',
        'ImageFileName=/(?i)(winscp\\.exe|scp\\.exe|ssh\\.exe)/',
        ['dead-alternative: winscp\\.exe [winscp.exe]'],
      ],
      [
        'beside a common ending',
        'cql',
        'ImageFileName=/\\\\(cat|concat)\\.exe|cat/',
        ['dead-alternative: \\\\(cat|concat)\\.exe [\\cat.exe]'],
      ],
      [
        'an entry of a list',
        'kql',
        'DeviceProcessEvents | where ProcessCommandLine has_any ("sftp", "--sftp", "ftp")',
        ['dead-alternative: "--sftp" [--sftp]'],
      ],
      ['twice', 'cql', 'in(FileName, values=["a.exe", "b.exe", "a.exe"])', ['dead-alternative: a.exe [a.exe]']],
      [
        'a glob in a glob',
        'cql',
        'in(FileName, values=["*.exe", "cmd*.exe"])',
        ['dead-alternative: cmd*.exe [cmd.exe]'],
      ],
    ],
    good: [
      ['bound names', 'cql', 'ImageFileName=/\\\\(winscp|scp|ssh)\\.exe$/i'],
      ['where something is taken out', 'cql', 'CommandLine=/(?<verb>copyto|copy)/'],
      ['terms in terms', 'kql', 'DeviceProcessEvents | where ProcessCommandLine has_any ("ftp", "sftp")'],
    ],
  },
  'shadowed-branches': {
    bad: [
      [
        'a narrower branch behind',
        'kql',
        'DeviceProcessEvents | extend Kind = case(FileName endswith ".exe", 1, FileName =~ "cmd.exe", 2, 3)',
        ['shadowed-branch: FileName =~ "cmd.exe" [cmd.exe]'],
      ],
      [
        'a branch of two others',
        'kql',
        'DeviceNetworkEvents | extend Kind = case(RemotePort < 50, 1, RemotePort > 20, 2, RemotePort == 443, 3, 4)',
        ['shadowed-branch: RemotePort == 443 [443]'],
      ],
      [
        'what a filter has taken away',
        'kql',
        'DeviceNetworkEvents | where RemotePort == 22 | extend Kind = case(RemotePort == 443, 1, 2)',
        ['unreachable-branch: RemotePort == 443'],
      ],
      [
        'one alternative',
        'cql',
        'case { CommandLine=/upload/i | K:="a"; CommandLine=/(?:--upload-file|--form)/i | K:="b"; }',
        ['shadowed-alternative: --upload-file [--upload-file]'],
      ],
    ],
    good: [
      [
        'apart',
        'kql',
        'DeviceProcessEvents | extend Kind = case(FileName =~ "cmd.exe", 1, FileName endswith ".exe", 2, 3)',
      ],
      ['over different columns', 'cql', 'case { FileName=a | K:="a"; CommandLine=a | K:="b"; * | K:="c"; }'],
    ],
  },
  'loose-patterns': {
    bad: [
      ['a file name in a path', 'cql', 'ImageFileName=/scp\\.exe/i', ['loose-file-name: ImageFileName=/scp\\.exe/i']],
      [
        'a short word',
        'kql',
        'DeviceProcessEvents | where ProcessCommandLine contains "box"',
        ['loose-word: ProcessCommandLine contains "box"'],
      ],
      ['a scheme', 'cql', 'CommandLine=/ftp:\\/\\//', ['loose-word: CommandLine=/ftp:\\/\\//']],
      ['a dot', 'cql', 'CommandLine=/evil.example/', ['unescaped-dot: CommandLine=/evil.example/']],
    ],
    good: [
      ['bound by a separator', 'cql', 'ImageFileName=/[\\\\\\/]scp\\.exe$/i'],
      ['bound by the start', 'cql', 'ImageFileName=/^scp\\.exe$/i'],
      ['a whole value', 'kql', 'DeviceProcessEvents | where FileName =~ "scp.exe"'],
      ['a word between edges', 'cql', 'CommandLine=/\\bbox\\b/'],
      ['a term', 'kql', 'DeviceProcessEvents | where ProcessCommandLine has "box"'],
    ],
  },
  'absent-fields': {
    bad: [
      [
        'a condition in a branch',
        'cql',
        'case { #event_simpleName=DnsRequest | CommandLine=*x* | K:="a"; #event_simpleName=ProcessRollup2 | CommandLine=*x* | K:="b"; }',
        ['absent-field: CommandLine=*x*'],
      ],
      [
        'a field of the result',
        'cql',
        '#event_simpleName=ProcessRollup2 | table([aid, CommandLine, RemotePort])',
        ['absent-field: RemotePort'],
      ],
    ],
    good: [
      [
        'a field of one of the events',
        'cql',
        'in(event_simpleName, values=[DnsRequest, ProcessRollup2]) | CommandLine=*x*',
      ],
      ['an event that is not known', 'cql', '#event_simpleName=SomethingNew | CommandLine=*x*'],
      ['no event in particular', 'cql', '#event_simpleName=Dns* | CommandLine=*x*'],
      ['what asks whether it is there', 'cql', '#event_simpleName=DnsRequest | CommandLine!=*'],
      ['computed before', 'cql', '#event_simpleName=DnsRequest | CommandLine:="x" | CommandLine=x'],
    ],
  },
  'incomplete-sums': {
    bad: [
      [
        'a flag of the same family',
        'kql',
        'DeviceProcessEvents | extend IsA = iff(FileName =~ "a", 1, 0), IsB = iff(FileName =~ "b", 1, 0), IsC = iff(FileName =~ "c", 1, 0), IsD = iff(FileName =~ "d", 1, 0) | extend Score = IsA + IsB + IsC',
        ['incomplete-sum: IsA + IsB + IsC'],
      ],
    ],
    good: [
      [
        'a flag of another name',
        'kql',
        'DeviceProcessEvents | extend IsA = iff(FileName =~ "a", 1, 0), IsB = iff(FileName =~ "b", 1, 0), IsC = iff(FileName =~ "c", 1, 0), Known = iff(FileName =~ "d", 1, 0) | extend Score = IsA + IsB + IsC',
      ],
      [
        'all of them',
        'kql',
        'DeviceProcessEvents | extend IsA = iff(FileName =~ "a", 1, 0), IsB = iff(FileName =~ "b", 1, 0), IsC = iff(FileName =~ "c", 1, 0) | extend Score = IsA + IsB + IsC',
      ],
    ],
  },
  'unused-fields': {
    bad: [
      [
        'a field that a projection drops',
        'kql',
        'DeviceProcessEvents | extend Short = substring(FileName, 0, 3) | project DeviceName',
        ['unused-field: Short'],
      ],
    ],
    good: [
      [
        'a field that is shown',
        'kql',
        'DeviceProcessEvents | extend Short = substring(FileName, 0, 3) | project Short',
      ],
      [
        'a field that is read',
        'kql',
        'DeviceProcessEvents | extend Short = substring(FileName, 0, 3) | where Short == "abc" | project DeviceName',
      ],
      ['places that must be counted', 'sumo', '* | csv _raw extract 1 as first, 2 as second | count by second'],
    ],
  },
  'mixed-case': {
    bad: [
      [
        'a scheme in small letters only',
        'sumo',
        '* | where a matches /(?i)(--put ftp:\\/\\/|--form)/ and a matches /ftp:\\/\\//',
        ['mixed-case: /ftp:\\/\\//'],
      ],
    ],
    good: [
      ['both ignore case', 'sumo', '* | where a matches /(?i)(--put ftp:|--form)/ and a matches /(?i)ftp:/'],
      [
        'the texts have nothing to do with each other',
        'sumo',
        '* | where a matches /(?i)(put|form)/ and a matches /ftp/',
      ],
      ['another field', 'sumo', '* | where a matches /(?i)(--put ftp:|--form)/ and b matches /ftp:/'],
    ],
  },
  'partial-private-networks': {
    bad: [
      [
        'networks of RFC 1918 only',
        'aql',
        "SELECT * FROM events WHERE NOT (INCIDR('10.0.0.0/8', sourceip) OR INCIDR('172.16.0.0/12', sourceip) OR INCIDR('192.168.0.0/16', sourceip)) LAST 1 HOURS",
        [
          "partial-private-networks: NOT (INCIDR('10.0.0.0/8', sourceip) OR INCIDR('172.16.0.0/12', sourceip) OR INCIDR('192.168.0.0/16', sourceip))",
        ],
      ],
      [
        'one condition for each network',
        'kql',
        'DeviceNetworkEvents | where not(RemoteIP startswith "10.") and not(RemoteIP matches regex "^172[.](1[6-9]|2[0-9]|3[01])[.]") and not(RemoteIP startswith "192.168.")',
        [
          'partial-private-networks: not(RemoteIP startswith "10.") and not(RemoteIP matches regex "^172[.](1[6-9]|2[0-9]|3[01])[.]") and not(RemoteIP startswith "192.168.")',
        ],
      ],
    ],
    good: [
      ['one network of its own', 'aql', "SELECT * FROM events WHERE NOT INCIDR('10.0.0.0/8', sourceip) LAST 1 HOURS"],
      ['who looks for private ones', 'aql', "SELECT * FROM events WHERE INCIDR('10.0.0.0/8', sourceip) LAST 1 HOURS"],
      ['the kind of the address', 'kql', 'DeviceNetworkEvents | where RemoteIPType == "Public"'],
    ],
  },
  'unqualified-event-ids': {
    bad: [
      [
        'an id of Sysmon and of others',
        'kql',
        'Event | where EventID in (1, 3) | where RenderedDescription has "curl"',
        ['unqualified-event-id: 1'],
      ],
      [
        'a custom property',
        'aql',
        'SELECT * FROM events WHERE "Event ID" = \'22\' AND devicetype = 12 LAST 1 HOURS',
        ['unqualified-event-id: 22'],
      ],
    ],
    good: [
      ['the provider before', 'kql', 'Event | where Source == "Microsoft-Windows-Sysmon" | where EventID == 1'],
      ['the provider after', 'kql', 'Event | where EventID == 1 | where EventLog has "Sysmon"'],
      ['an id of one provider', 'kql', 'Event | where EventID == 4688'],
      ['words of the message', 'sumo', '"Microsoft-Windows-Sysmon" | where EventID = "1"'],
    ],
  },
}

test('every rule has examples', () => {
  expect(Object.keys(EXAMPLES)).toEqual(RULES.map((rule) => rule.name))
})

async function found(name: string, id: LanguageId, text: string): Promise<readonly string[]> {
  const language = await loadLanguage(id)
  const catalog = buildCatalog({ platforms: PLATFORMS_OF[id], bound: [] })
  const source = { name: 'q', text }
  const options = { catalog, profile: 'lenient', now: 0n, timeZone: 'UTC', vendorLimits: false } as const
  const { plan, diagnostics } = language.compile(source, options)
  if (plan === undefined) throw new Error(`no plan: ${diagnostics.map((d) => d.message).join('; ')}`)
  const rules = RULES.filter((rule) => rule.name === name)
  return lintPlan(plan, source, catalog, rules).map((d) => {
    const proof = /\(`(.*)`\)$/.exec(d.message)?.[1]
    return `${d.code.slice('lint/'.length)}: ${text.slice(d.span.start, d.span.end)}${proof === undefined ? '' : ` [${proof}]`}`
  })
}

describe.each(RULES)('$name', ({ name }) => {
  test.each(EXAMPLES[name]?.bad ?? [])('finds %s', async (_, language, text, expected) => {
    expect([...(await found(name, language, text))].toSorted()).toEqual([...expected].toSorted())
  })

  test.each(EXAMPLES[name]?.good ?? [])('lets pass: %s', async (_, language, text) => {
    expect(await found(name, language, text)).toEqual([])
  })
})
