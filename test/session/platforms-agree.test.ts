import { expect, test } from 'vitest'
import { type LanguageId, openSession } from '../../src/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'

/** The same question in four languages: when did which program start, with which command line. */
const QUESTIONS: Readonly<Record<Exclude<LanguageId, 'sigma'>, string>> = {
  kql: `DeviceProcessEvents | where ActionType == "ProcessCreated"
        | project ms = (Timestamp - datetime(1970-01-01)) / 1ms, image = FolderPath, command = ProcessCommandLine`,
  cql: `#event_simpleName="ProcessRollup2"
        | ms := @timestamp | image := ImageFileName | command := CommandLine
        | table([ms, image, command], limit=200000)`,
  aql: `SELECT starttime AS ms, "Process Path" AS image, "Process CommandLine" AS command FROM events
        WHERE "Event ID" IN ('1', '4688')`,
  sumo: `_sourceCategory=* | where EventID in ("1", "4688") | _messageTime as ms | Image as image | CommandLine as command
         | fields ms, image, command`,
}

const FILES = [
  { file: 'telemetry/evtx/AutomatedTestingTools/PanacheSysmon_vs_AtomicRedTeam01.evtx', starts: 511 },
  { file: 'telemetry/evtx/Privilege_Escalation/Sysmon_UACME_64.evtx', starts: 3 },
  { file: 'telemetry/evtx/Execution/exec_sysmon_1_ftp.evtx', starts: 4 },
]

describeWithSharedData('one Sysmon log asked on four platforms', () => {
  for (const { file, starts } of FILES) {
    test(`${file} gives the same ${starts} process starts`, async () => {
      const session = await openSession({ sources: [`${SHARED}/${file}`] })
      const answers: Partial<Record<LanguageId, readonly string[]>> = {}
      for (const [language, text] of Object.entries(QUESTIONS) as [LanguageId, string][]) {
        const result = await session.query(text, { language })
        expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
        answers[language] = (await result.rows())
          .map((row) => JSON.stringify([Number(row['ms']), baseName(String(row['image'])), row['command']]))
          .toSorted()
      }
      await session.close()
      expect(answers.kql).toHaveLength(starts)
      expect(answers.cql).toEqual(answers.kql)
      expect(answers.aql).toEqual(answers.kql)
      expect(answers.sumo).toEqual(answers.kql)
    })
  }
})

/** Drive letters are spelt per platform (Falcon has device paths); the program's name is not. */
function baseName(path: string): string {
  return path.split('\\').at(-1)?.toLowerCase() ?? ''
}
