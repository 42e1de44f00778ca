import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Explanation } from '../../../src/detections/test-report.ts'
import type { LanguageId } from '../../../src/languages/language.ts'
import { explainSilence } from '../../../src/session/lab/why.ts'
import { happenings } from '../../../src/simulation/happenings.ts'
import type { Scenario } from '../../../src/simulation/scenario.ts'
import type { Sensor } from '../../../src/simulation/sensor.ts'
import { DEFENDER } from '../../../src/simulation/sensors/defender/index.ts'
import { FALCON } from '../../../src/simulation/sensors/falcon/index.ts'
import { describeWithSharedData, SHARED } from '../../shared-data.ts'
import { connection, process, scenario } from '../../simulation/scenario-parts.ts'
import { filesOf } from '../../simulation/written-records.ts'

const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'

const explorer = (children: Scenario['processes']): Scenario['processes'] => [
  process({
    id: 'explorer',
    image: 'C:\\Windows\\explorer.exe',
    commandLine: 'explorer.exe',
    isRunning: true,
    children,
  }),
]

const WEB_CLIENT = scenario(
  'web-client',
  explorer([
    process({
      id: 'shell',
      image: POWERSHELL,
      commandLine: 'powershell.exe -File C:\\Users\\Public\\web.ps1',
      connections: [connection({ to: '127.0.0.1', port: 4443 })],
    }),
  ]),
)

const SMTP_CLIENT = scenario(
  'smtp-client',
  explorer([
    process({
      id: 'shell',
      image: POWERSHELL,
      commandLine: 'powershell.exe -File C:\\Users\\Public\\mail.ps1',
      connections: [connection({ to: '93.184.215.25', port: 587, bytesOut: 9000 })],
    }),
  ]),
)

interface Asked {
  readonly text: string
  readonly file: string
  readonly language: LanguageId
}

async function why(asked: Asked, sensor: Sensor, of: Scenario): Promise<Explanation> {
  const records = happenings(of).flatMap((activity) => sensor.observe(activity))
  return explainSilence({ ...asked, session: { sources: [filesOf(sensor, records)] } })
}

const kql = (text: string, of = SMTP_CLIENT): Promise<Explanation> =>
  why({ text, file: 'q.kql', language: 'kql' }, DEFENDER, of)

describe('why a query is silent', () => {
  test('the part of a condition that fails, with its place and the values of its columns', async () => {
    const text = 'DeviceProcessEvents\n| where FileName =~ "powershell.exe" and ProcessCommandLine has "Send-Mail"'
    const found = await kql(text)
    expect(found.place).toEqual({ file: 'q.kql', line: 2, column: 42, source: 'ProcessCommandLine has "Send-Mail"' })
    expect(found.text).toBe(
      '`ProcessCommandLine has "Send-Mail"` (2:42) does not hold of the nearest event: `ProcessCommandLine` is `powershell.exe -File C:\\Users\\Public\\mail.ps1`.',
    )
  })

  test('a condition that excludes, a column without values, and alternatives', async () => {
    expect((await kql('DeviceNetworkEvents | where not(RemotePort == 587)')).text).toBe(
      '`RemotePort == 587` (1:33) holds of the nearest event and must not: `RemotePort` is `587`.',
    )
    expect((await kql('DeviceNetworkEvents | where RemoteUrl has "drop.example"')).text).toContain(
      'no such event has a value of `RemoteUrl`',
    )
    expect((await kql('DeviceNetworkEvents | where RemotePort == 25 or RemoteIP startswith "192."')).text).toContain(
      'Neither `RemotePort == 25` (1:29) nor its alternative holds of the nearest event',
    )
  })

  test('conditions of columns that are computed before, and a summary of what was dropped', async () => {
    const text =
      'DeviceNetworkEvents | extend IsMail = RemotePort in (25, 465) | where IsMail | summarize n = count() | where n > 0'
    expect((await kql(text)).place?.source).toBe('RemotePort in (25, 465)')
    const counted = 'DeviceNetworkEvents | where RemotePort == 587 | summarize n = count() by DeviceName | where n > 5'
    expect((await kql(counted)).text).toContain('`n > 5` (1:93) does not hold of the nearest event: `n` is `1`')
  })

  test('the branch of a union that comes nearest, first', async () => {
    const text = `union
  (DeviceFileEvents | where FileName == "x"),
  (DeviceNetworkEvents | where RemotePort == 25 and RemoteIP == "1.2.3.4"),
  (DeviceNetworkEvents | where RemotePort == 587 and ActionType == "ConnectionFailed")`
    const found = await kql(text)
    expect(found.place?.line).toBe(4)
    expect(found.text).toMatch(/ActionType == "ConnectionFailed".*In its other branches: `RemotePort == 25`/)
  })

  test('a table without events, a join without partners, a query that cannot run', async () => {
    expect((await kql('DeviceFileEvents | where FileName == "x"')).text).toBe(
      'None of its events is in `DeviceFileEvents` (1:1).',
    )
    const joined =
      'DeviceProcessEvents | join kind=inner (DeviceNetworkEvents | where RemotePort == 587) on $left.FileName == $right.RemoteIP'
    expect((await kql(joined)).text).toContain('No row of one side has a partner on the other')
    const refused = await kql('DeviceProcessEvents\n| where FileNam == "x" | summarize by')
    expect(refused.text).toMatch(/^The query cannot run: /)
    expect(refused.place?.line).toBe(2)
  })

  test('branches of CQL, and the branch that is taken but dropped later', async () => {
    const text = `case {
  #event_simpleName = ProcessRollup2 | ImageFileName = /\\\\pwsh\\.exe$/ | kind := "process" ;
  #event_simpleName = NetworkConnectIP4 | RemotePort = 25 | kind := "mail" ;
  * | kind := "other" }
| kind != "other"`
    const found = await why({ text, file: 'q.cql', language: 'cql' }, FALCON, SMTP_CLIENT)
    expect(found.text).toContain('`RemotePort` is `587`')
    expect(found.text).toContain('`ImageFileName = /\\\\pwsh\\.exe$/`')
  })
})

describeWithSharedData('why the seeds are silent', () => {
  const seed = (file: string, language: LanguageId): Asked => ({
    text: readFileSync(`${SHARED}/seeds/${file}`, 'utf8'),
    file,
    language,
  })
  const defender = (): Asked => seed('T1048.002.defender.kql', 'kql')
  const logscale = (): Asked => seed('T1048.002.logscale.cql', 'cql')

  test('T1048.002 test 3: PowerShell uploads to a loopback address', async () => {
    const found = await why(defender(), DEFENDER, WEB_CLIENT)
    expect(found.place).toMatchObject({ line: 9, column: 38 })
    expect(found.text).toContain('`RemotePort` is `4443`')
    expect(found.text).toContain('`RemoteIPType` is `Loopback`')
    expect((await why(logscale(), FALCON, WEB_CLIENT)).place).toMatchObject({ line: 5, column: 66 })
  })

  test('T1048.002 test 5: PowerShell sends mail by a class of .NET', async () => {
    const found = await why(defender(), DEFENDER, SMTP_CLIENT)
    expect(found.place).toMatchObject({ line: 9, column: 38 })
    expect(found.text).toMatch(
      /neither `InitiatingProcessFileName in~ \(ExfilTools\)` \(28:9\) nor its alternative holds/,
    )
    const inFalcon = await why(logscale(), FALCON, SMTP_CLIENT)
    expect(inFalcon.place).toMatchObject({ line: 11 })
    expect(inFalcon.text).toContain('no such event has a value of `ImageFileName`')
    expect(inFalcon.text).toContain('(5:66)')
  })
})
