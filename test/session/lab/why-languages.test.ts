import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Explanation } from '../../../src/detections/test-report.ts'
import type { LanguageId } from '../../../src/languages/language.ts'
import { explainSilence } from '../../../src/session/lab/why.ts'
import { happenings } from '../../../src/simulation/happenings.ts'
import type { Sensor } from '../../../src/simulation/sensor.ts'
import { QRADAR } from '../../../src/simulation/sensors/qradar/events.ts'
import { SUMO } from '../../../src/simulation/sensors/sumo.ts'
import { SYSMON } from '../../../src/simulation/sensors/windows.ts'
import { describeWithSharedData, SHARED } from '../../shared-data.ts'
import { connection, process, scenario } from '../../simulation/scenario-parts.ts'
import { filesOf } from '../../simulation/written-records.ts'

const MAIL = scenario('mail', [
  process({
    id: 'shell',
    image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    commandLine: 'powershell.exe -File C:\\Users\\Public\\mail.ps1',
    connections: [connection({ to: '93.184.215.25', port: 587, bytesOut: 9000 })],
  }),
])

async function why(text: string, file: string, language: LanguageId, sensor: Sensor): Promise<Explanation> {
  const records = happenings(MAIL).flatMap((activity) => sensor.observe(activity))
  return explainSilence({ text, file, language, session: { sources: [filesOf(sensor, records)] } })
}

test('a Sigma rule: the value that does not occur', async () => {
  const rule = `title: x
logsource: { category: process_creation, product: windows }
detection:
  tool:
    Image|endswith: ['\\pwsh.exe', '\\powershell.exe']
  text:
    CommandLine|contains: 'SmtpClient'
  condition: tool and text
`
  const found = await why(rule, 'rule.sigma.yml', 'sigma', SYSMON)
  expect(found.place).toMatchObject({ line: 7, column: 27, source: "'SmtpClient'" })
  expect(found.text).toContain('`CommandLine` is `powershell.exe -File C:\\Users\\Public\\mail.ps1`')
  const seen = await why(rule.replace('SmtpClient', 'mail.ps1'), 'rule.sigma.yml', 'sigma', SYSMON)
  expect(seen).toEqual({ text: 'The query finds something in these events alone.' })
})

describeWithSharedData('why the seeds are silent about mail by PowerShell', () => {
  const seed = (file: string): string => readFileSync(`${SHARED}/seeds/${file}`, 'utf8')

  test('AQL', async () => {
    const found = await why(seed('T1048.002.qradar.aql'), 'T1048.002.qradar.aql', 'aql', QRADAR)
    expect(found.place).toMatchObject({ line: 32, column: 9 })
    expect(found.text).toMatch(/nor its alternative holds of the nearest event: `Process Name` is `powershell\.exe`/)
    expect(found.text).toContain('(20:15) does not hold: `Command` is `powershell.exe -File')
  })

  test('Sumo Logic', async () => {
    const found = await why(seed('T1048.003.sumologic.sumo'), 'T1048.003.sumologic.sumo', 'sumo', SUMO)
    expect(found.place).toMatchObject({ line: 23, column: 1 })
    expect(found.text).toMatch(/does not hold of the nearest event: `DestinationPort` is `587`\.$/)
  })
})
