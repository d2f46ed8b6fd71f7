//! A task of the Windows Task Scheduler.

use crate::wording::schedule as wording;

/// The day from which the task runs daily: any that is over.
const FROM: &str = "2026-01-01T";

/// The task as XML: each day at that time, made up for when the machine was off, never twice at once.
pub(super) fn task(program: &str, folder: &str, (hour, minute): (u8, u8)) -> String {
    let (description, program, folder) = (escaped(&wording::description(folder)), escaped(program), escaped(folder));
    format!(
        r#"<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{description}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{FROM}{hour:02}:{minute:02}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT4H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>"{program}"</Command>
      <Arguments>run --wait</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"#
    )
    .replace('\n', "\r\n")
}

/// The encoding that the scheduler asks for, with its mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Hours and minutes of a task.
pub(super) fn time_of(task: &[u8]) -> Option<String> {
    let units: Vec<u16> = task.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    let text = String::from_utf16_lossy(&units);
    let (_, rest) = text.split_once(FROM)?;
    rest.get(..5).map(str::to_owned)
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_well_formed_whatever_the_folder_is_called() {
        let text = task(r"C:\a & b\tonghop.exe", r"D:\Báo cáo <quý>", (18, 0));
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut words = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Text(text) => words.push(text.to_string()),
                _ => {}
            }
        }
        assert!(words.iter().any(|word| word == "PT4H"), "{words:?}");
        assert!(text.contains("D:\\Báo cáo &lt;quý&gt;") && text.contains("a &amp; b"), "{text}");
        let bytes = utf16(&text);
        assert_eq!(bytes.get(..4), Some([0xFF, 0xFE, b'<', 0].as_slice()));
        assert_eq!(time_of(&bytes).as_deref(), Some("18:00"));
    }
}
