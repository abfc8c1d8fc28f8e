//! Words of the page of people and cycles, and of the calendar.

use crate::okr::CycleKind;
use crate::query::people::{CyclePreset, GoesAlong, When};
use crate::words::{En, Zh};

use super::some;

/// Words of the page of people and cycles, and of the calendar.
pub trait PeopleWords {
    /// The section of cycles.
    fn cycles(&self) -> &'static str;
    /// What cycles are for.
    fn cycles_text(&self) -> &'static str;
    /// Makes a cycle.
    fn new_cycle(&self) -> &'static str;
    /// A period of the calendar, ready to become a cycle.
    fn preset(&self, preset: CyclePreset) -> String;
    /// A cycle of any length.
    fn other_length(&self) -> &'static str;
    /// The column of names.
    fn name(&self) -> &'static str;
    /// The column of lengths.
    fn cycle_length(&self) -> &'static str;
    /// The column of first days.
    fn from(&self) -> &'static str;
    /// The column of last days.
    fn until(&self) -> &'static str;
    /// The column of the cycle above.
    fn lies_in(&self) -> &'static str;
    /// The column of phases.
    fn phase(&self) -> &'static str;
    /// The column of counts of objectives.
    fn objectives(&self) -> &'static str;
    /// Marks the cycle that today lies in.
    fn now(&self) -> &'static str;
    /// No length was said.
    fn no_length(&self) -> &'static str;
    /// What was written is no day.
    fn not_a_day(&self) -> &'static str;
    /// The last day comes before the first.
    fn end_before_start(&self) -> &'static str;
    /// The section of units.
    fn units_title(&self) -> &'static str;
    /// What units are for, and how they are moved.
    fn units_text(&self) -> &'static str;
    /// Makes a unit.
    fn new_unit(&self) -> &'static str;
    /// Makes a unit under this one.
    fn new_unit_below(&self) -> &'static str;
    /// The column of kinds.
    fn unit_kind(&self) -> &'static str;
    /// The column of leads.
    fn lead(&self) -> &'static str;
    /// The column of units above.
    fn stands_under(&self) -> &'static str;
    /// The column of counts of people.
    fn people_count(&self) -> &'static str;
    /// The section of people.
    fn people_title(&self) -> &'static str;
    /// What people are for.
    fn people_text(&self) -> &'static str;
    /// Makes a person.
    fn new_person(&self) -> &'static str;
    /// Makes a person in this unit.
    fn new_person_here(&self) -> &'static str;
    /// The column of roles.
    fn role(&self) -> &'static str;
    /// The column of units of people.
    fn works_in(&self) -> &'static str;
    /// The column of names of people.
    fn person_name(&self) -> &'static str;
    /// The column of managers.
    fn manager(&self) -> &'static str;
    /// Chooses this person as the one who edits here.
    fn that_is_me(&self) -> &'static str;
    /// Takes that back.
    fn not_me(&self) -> &'static str;
    /// Marks the person who edits here.
    fn me(&self) -> &'static str;
    /// Moves a row up.
    fn row_up(&self) -> &'static str;
    /// Moves a row down.
    fn row_down(&self) -> &'static str;
    /// Moves a unit into the one above.
    fn row_in(&self) -> &'static str;
    /// Moves a unit out.
    fn row_out(&self) -> &'static str;
    /// Puts something away.
    fn archive(&self) -> &'static str;
    /// Takes it out again.
    fn unarchive(&self) -> &'static str;
    /// Marks what is put away.
    fn archived(&self) -> &'static str;
    /// Shows what is put away too.
    fn show_archived(&self, count: usize) -> String;
    /// The menu of a row, for screen readers.
    fn more_about(&self, name: &str) -> String;
    /// The question before something is deleted.
    fn delete_named(&self, name: &str) -> String;
    /// Deletes it with all that goes along.
    fn delete_with_this(&self) -> &'static str;
    /// What goes into the trash with it.
    fn goes_along(&self, along: GoesAlong) -> String;
    /// What happens to the objectives of a cycle that is deleted.
    fn cycle_goes(&self, objectives: usize) -> String;
    /// Nothing there yet.
    fn no_cycles(&self) -> &'static str;
    /// What to do.
    fn no_cycles_text(&self) -> &'static str;
    /// Nothing there yet.
    fn no_units(&self) -> &'static str;
    /// What to do.
    fn no_units_text(&self) -> &'static str;
    /// Nobody there yet.
    fn no_people(&self) -> &'static str;
    /// What to do.
    fn no_people_text(&self) -> &'static str;
    /// Nothing was found.
    fn nothing_of_name(&self) -> &'static str;
    /// The calendar's name.
    fn calendar(&self) -> &'static str;
    /// Opens it.
    fn open_calendar(&self) -> &'static str;
    /// The month before.
    fn month_before(&self) -> &'static str;
    /// The month after.
    fn month_after(&self) -> &'static str;
    /// Today.
    fn today(&self) -> &'static str;
    /// Takes the day away.
    fn no_day(&self) -> &'static str;
}

impl PeopleWords for En {
    fn cycles(&self) -> &'static str {
        "Cycles"
    }
    fn cycles_text(&self) -> &'static str {
        "Stretches of time that goals are set for. A quarter lies in its year."
    }
    fn new_cycle(&self) -> &'static str {
        "New cycle"
    }
    fn preset(&self, preset: CyclePreset) -> String {
        let name = preset.period;
        match (preset.when, preset.period.kind()) {
            (When::Now, CycleKind::Year) => format!("This year, {name}"),
            (When::Next, CycleKind::Year) => format!("Next year, {name}"),
            (When::Now, CycleKind::Half) => format!("This half-year, {name}"),
            (When::Next, CycleKind::Half) => format!("Next half-year, {name}"),
            (When::Now, CycleKind::Quarter) => format!("This quarter, {name}"),
            (When::Next, CycleKind::Quarter) => format!("Next quarter, {name}"),
            (When::Now, CycleKind::TwoMonths) => format!("These two months, {name}"),
            (When::Next, CycleKind::TwoMonths) => format!("Next two months, {name}"),
            (When::Now, CycleKind::Month) => format!("This month, {name}"),
            (When::Next, CycleKind::Month) => format!("Next month, {name}"),
            (_, CycleKind::Custom) => name.to_string(),
        }
    }
    fn other_length(&self) -> &'static str {
        "Another length"
    }
    fn name(&self) -> &'static str {
        "Name"
    }
    fn cycle_length(&self) -> &'static str {
        "Length"
    }
    fn from(&self) -> &'static str {
        "From"
    }
    fn until(&self) -> &'static str {
        "Until"
    }
    fn lies_in(&self) -> &'static str {
        "Lies in"
    }
    fn phase(&self) -> &'static str {
        "Phase"
    }
    fn objectives(&self) -> &'static str {
        "Objectives"
    }
    fn now(&self) -> &'static str {
        "Now"
    }
    fn no_length(&self) -> &'static str {
        "Not said"
    }
    fn not_a_day(&self) -> &'static str {
        "Write a day like 2026-09-30"
    }
    fn end_before_start(&self) -> &'static str {
        "The last day comes before the first"
    }
    fn units_title(&self) -> &'static str {
        "Units"
    }
    fn units_text(&self) -> &'static str {
        "The company, its departments and teams. Alt with the arrow keys moves the one you are in."
    }
    fn new_unit(&self) -> &'static str {
        "Add a unit"
    }
    fn new_unit_below(&self) -> &'static str {
        "Add a unit below it"
    }
    fn unit_kind(&self) -> &'static str {
        "Kind"
    }
    fn lead(&self) -> &'static str {
        "Lead"
    }
    fn stands_under(&self) -> &'static str {
        "Stands under"
    }
    fn people_count(&self) -> &'static str {
        "People"
    }
    fn people_title(&self) -> &'static str {
        "People"
    }
    fn people_text(&self) -> &'static str {
        "Whoever owns a goal or checks in. Say who you are, and what you write here carries your name."
    }
    fn new_person(&self) -> &'static str {
        "Add a person"
    }
    fn new_person_here(&self) -> &'static str {
        "Add a person to it"
    }
    fn role(&self) -> &'static str {
        "Role"
    }
    fn works_in(&self) -> &'static str {
        "Unit"
    }
    fn person_name(&self) -> &'static str {
        "Name"
    }
    fn manager(&self) -> &'static str {
        "Manager"
    }
    fn that_is_me(&self) -> &'static str {
        "I am this person"
    }
    fn not_me(&self) -> &'static str {
        "I am somebody else"
    }
    fn me(&self) -> &'static str {
        "You"
    }
    fn row_up(&self) -> &'static str {
        "Move up"
    }
    fn row_down(&self) -> &'static str {
        "Move down"
    }
    fn row_in(&self) -> &'static str {
        "Move into the one above"
    }
    fn row_out(&self) -> &'static str {
        "Move out"
    }
    fn archive(&self) -> &'static str {
        "Archive"
    }
    fn unarchive(&self) -> &'static str {
        "Take out of the archive"
    }
    fn archived(&self) -> &'static str {
        "Archived"
    }
    fn show_archived(&self, count: usize) -> String {
        format!("Show {count} archived")
    }
    fn more_about(&self, name: &str) -> String {
        format!("More about {name}")
    }
    fn delete_named(&self, name: &str) -> String {
        format!("Delete {name}?")
    }
    fn delete_with_this(&self) -> &'static str {
        "Delete all of it"
    }
    fn goes_along(&self, along: GoesAlong) -> String {
        let parts: Vec<String> = [
            (along.units, "unit", "units"),
            (along.people, "person", "people"),
            (along.objectives, "objective", "objectives"),
            (along.key_results, "key result", "key results"),
        ]
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| some(count, one, many))
        .collect();
        let list = match parts.as_slice() {
            [head @ .., last] if !head.is_empty() => format!("{} and {last}", head.join(", ")),
            parts => parts.join(""),
        };
        format!("With it {list} go into the trash. Undo brings all of them back.")
    }
    fn cycle_goes(&self, objectives: usize) -> String {
        format!(
            "Its {} stay and belong to no cycle then. To put it away, archive it instead.",
            some(objectives, "objective", "objectives")
        )
    }
    fn no_cycles(&self) -> &'static str {
        "No cycle yet"
    }
    fn no_cycles_text(&self) -> &'static str {
        "Most begin with this quarter."
    }
    fn no_units(&self) -> &'static str {
        "No unit yet"
    }
    fn no_units_text(&self) -> &'static str {
        "Begin with the company; departments and teams go under it."
    }
    fn no_people(&self) -> &'static str {
        "Nobody yet"
    }
    fn no_people_text(&self) -> &'static str {
        "Add the people who own goals. You can go on without, too."
    }
    fn nothing_of_name(&self) -> &'static str {
        "Nothing of that name"
    }
    fn calendar(&self) -> &'static str {
        "Calendar"
    }
    fn open_calendar(&self) -> &'static str {
        "Choose a day"
    }
    fn month_before(&self) -> &'static str {
        "Month before"
    }
    fn month_after(&self) -> &'static str {
        "Month after"
    }
    fn today(&self) -> &'static str {
        "Today"
    }
    fn no_day(&self) -> &'static str {
        "No day"
    }
}

impl PeopleWords for Zh {
    fn cycles(&self) -> &'static str {
        "周期"
    }
    fn cycles_text(&self) -> &'static str {
        "制定目标的时间段。季度落在所属的年度之内。"
    }
    fn new_cycle(&self) -> &'static str {
        "新建周期"
    }
    fn preset(&self, preset: CyclePreset) -> String {
        let name = preset.period;
        match (preset.when, preset.period.kind()) {
            (When::Now, CycleKind::Year) => format!("今年（{name}）"),
            (When::Next, CycleKind::Year) => format!("明年（{name}）"),
            (When::Now, CycleKind::Half) => format!("本半年（{name}）"),
            (When::Next, CycleKind::Half) => format!("下半年度（{name}）"),
            (When::Now, CycleKind::Quarter) => format!("本季度（{name}）"),
            (When::Next, CycleKind::Quarter) => format!("下季度（{name}）"),
            (When::Now, CycleKind::TwoMonths) => format!("本双月（{name}）"),
            (When::Next, CycleKind::TwoMonths) => format!("下一双月（{name}）"),
            (When::Now, CycleKind::Month) => format!("本月（{name}）"),
            (When::Next, CycleKind::Month) => format!("下月（{name}）"),
            (_, CycleKind::Custom) => name.to_string(),
        }
    }
    fn other_length(&self) -> &'static str {
        "自定起止日期"
    }
    fn name(&self) -> &'static str {
        "名称"
    }
    fn cycle_length(&self) -> &'static str {
        "长度"
    }
    fn from(&self) -> &'static str {
        "开始"
    }
    fn until(&self) -> &'static str {
        "结束"
    }
    fn lies_in(&self) -> &'static str {
        "所属周期"
    }
    fn phase(&self) -> &'static str {
        "阶段"
    }
    fn objectives(&self) -> &'static str {
        "目标数"
    }
    fn now(&self) -> &'static str {
        "当前"
    }
    fn no_length(&self) -> &'static str {
        "未指定"
    }
    fn not_a_day(&self) -> &'static str {
        "请写成 2026-09-30 这样的日期"
    }
    fn end_before_start(&self) -> &'static str {
        "结束日期早于开始日期"
    }
    fn units_title(&self) -> &'static str {
        "部门"
    }
    fn units_text(&self) -> &'static str {
        "公司、部门和团队。按住 Alt 再按方向键，可移动光标所在的一行。"
    }
    fn new_unit(&self) -> &'static str {
        "新建部门"
    }
    fn new_unit_below(&self) -> &'static str {
        "在其下新建部门"
    }
    fn unit_kind(&self) -> &'static str {
        "类型"
    }
    fn lead(&self) -> &'static str {
        "负责人"
    }
    fn stands_under(&self) -> &'static str {
        "上级部门"
    }
    fn people_count(&self) -> &'static str {
        "人数"
    }
    fn people_title(&self) -> &'static str {
        "成员"
    }
    fn people_text(&self) -> &'static str {
        "负责目标或更新进展的人。选定你是谁，你写的内容就会署上你的名字。"
    }
    fn new_person(&self) -> &'static str {
        "新增成员"
    }
    fn new_person_here(&self) -> &'static str {
        "在此新增成员"
    }
    fn role(&self) -> &'static str {
        "职务"
    }
    fn works_in(&self) -> &'static str {
        "部门"
    }
    fn person_name(&self) -> &'static str {
        "姓名"
    }
    fn manager(&self) -> &'static str {
        "直接主管"
    }
    fn that_is_me(&self) -> &'static str {
        "我就是这位成员"
    }
    fn not_me(&self) -> &'static str {
        "我不是这位成员"
    }
    fn me(&self) -> &'static str {
        "你"
    }
    fn row_up(&self) -> &'static str {
        "上移"
    }
    fn row_down(&self) -> &'static str {
        "下移"
    }
    fn row_in(&self) -> &'static str {
        "移入上一行"
    }
    fn row_out(&self) -> &'static str {
        "移出一级"
    }
    fn archive(&self) -> &'static str {
        "归档"
    }
    fn unarchive(&self) -> &'static str {
        "取消归档"
    }
    fn archived(&self) -> &'static str {
        "已归档"
    }
    fn show_archived(&self, count: usize) -> String {
        format!("显示已归档的 {count} 项")
    }
    fn more_about(&self, name: &str) -> String {
        format!("{name} 的更多操作")
    }
    fn delete_named(&self, name: &str) -> String {
        format!("删除 {name}？")
    }
    fn delete_with_this(&self) -> &'static str {
        "一并删除"
    }
    fn goes_along(&self, along: GoesAlong) -> String {
        let parts: Vec<String> = [
            (along.units, "个部门"),
            (along.people, "位成员"),
            (along.objectives, "个目标"),
            (along.key_results, "个关键结果"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
        format!("{}会一起进入回收站。撤销即可全部恢复。", parts.join("、"))
    }
    fn cycle_goes(&self, objectives: usize) -> String {
        format!("其中的 {objectives} 个目标会保留，但不再属于任何周期。只是想收起来的话，请改用归档。")
    }
    fn no_cycles(&self) -> &'static str {
        "还没有周期"
    }
    fn no_cycles_text(&self) -> &'static str {
        "通常从本季度开始。"
    }
    fn no_units(&self) -> &'static str {
        "还没有部门"
    }
    fn no_units_text(&self) -> &'static str {
        "先建公司，部门和团队放在它下面。"
    }
    fn no_people(&self) -> &'static str {
        "还没有成员"
    }
    fn no_people_text(&self) -> &'static str {
        "加入负责目标的人；暂时不加也可以继续。"
    }
    fn nothing_of_name(&self) -> &'static str {
        "没有同名的结果"
    }
    fn calendar(&self) -> &'static str {
        "日历"
    }
    fn open_calendar(&self) -> &'static str {
        "选择日期"
    }
    fn month_before(&self) -> &'static str {
        "上个月"
    }
    fn month_after(&self) -> &'static str {
        "下个月"
    }
    fn today(&self) -> &'static str {
        "今天"
    }
    fn no_day(&self) -> &'static str {
        "清除日期"
    }
}
