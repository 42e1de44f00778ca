import { type Formula, field } from '../../plan/formula.ts'
import { all, asText, isNull, isOneOf, matches, not, text } from '../formulas.ts'
import type { ViewLeg } from '../view.ts'
import { CONTEXT, devicePath, header } from './formulas.ts'

export const EXECUTABLE_ENDINGS = 'exe|dll|sys|scr|ocx|cpl|com|drv'

/**
 * The sensor reports written files of some kinds only, which it tells by their content; here by their ending. Any other
 * file leaves no event.
 */
export const WRITTEN_FILES: readonly (readonly [event: string, endings: string])[] = [
  ['PeFileWritten', EXECUTABLE_ENDINGS],
  ['NewExecutableWritten', EXECUTABLE_ENDINGS],
  ['NewScriptWritten', 'ps1|psm1|psd1|bat|cmd|vbs|vbe|js|jse|wsf|wsh|hta|py|sh|pl'],
  ['ZipFileWritten', 'zip'],
  ['SevenZipFileWritten', '7z'],
  ['RarFileWritten', 'rar'],
  ['JarFileWritten', 'jar'],
  ['OoxmlFileWritten', 'docx|docm|dotx|dotm|xlsx|xlsm|xltm|xlam|pptx|pptm|ppsx'],
  ['OleFileWritten', 'doc|dot|xls|xlt|ppt|pps|msi'],
  ['PdfFileWritten', 'pdf'],
  ['RtfFileWritten', 'rtf'],
  ['DmpFileWritten', 'dmp'],
  ['PngFileWritten', 'png'],
]

const name = field('file.name')
const ends = (endings: string): Formula => matches(name, `(?i)\\.(?:${endings})$`)
const EXECUTABLE = ends(EXECUTABLE_ENDINGS)

const written = isOneOf(field('metadata.event_code'), ['11'])
const deleted = isOneOf(field('metadata.event_code'), ['23', '26'])

const columns = {
  ...CONTEXT,
  TargetFileName: devicePath('file.path'),
  FileName: name,
  Size: asText(field('file.size')),
}

export const FILE_LEGS: readonly ViewLeg[] = [
  ...WRITTEN_FILES.map(
    ([event, endings]): ViewLeg => ({
      from: 'file_activity',
      when: all(written, ends(endings)),
      columns: { ...header(text(event)), ...columns },
    }),
  ),
  {
    from: 'file_activity',
    when: all(deleted, EXECUTABLE),
    columns: { ...header(text('ExecutableDeleted')), ...columns },
  },
  {
    from: 'file_activity',
    when: all(deleted, not(isNull(name)), not(EXECUTABLE)),
    columns: { ...header(text('FileDeleteInfo')), ...columns },
  },
]
