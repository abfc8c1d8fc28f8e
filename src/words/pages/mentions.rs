//! Words of mentions and of recognition: who was named in what people wrote, and who was thanked.

use super::some;
use crate::okr::Text;
use crate::query::mentions::MentionIn;
use crate::words::{En, Zh};

/// Words of mentions and of recognition.
pub trait MentionWords {
    /// The list of people who are offered while somebody writes.
    fn people_to_mention(&self) -> &'static str;
    /// How many are offered, and how one takes one.
    fn names_offered(&self, count: usize) -> String;
    /// The heading of where whoever edits here was mentioned.
    fn you_were_mentioned(&self) -> &'static str;
    /// For how long a mention is shown, and what answers it.
    fn mentions_hint(&self) -> &'static str;
    /// Who mentioned them in what.
    fn mentioned_in(&self, by: Option<&str>, what: MentionIn) -> String;
    /// They said something there since.
    fn mention_answered(&self) -> &'static str;

    /// Recognition, as a heading.
    fn recognition(&self) -> &'static str;
    /// Opens the form for it.
    fn recognise(&self) -> &'static str;
    /// Sends it.
    fn say_thanks(&self) -> &'static str;
    /// For whom.
    fn thanks_for_whom(&self) -> &'static str;
    /// The field that adds somebody.
    fn add_somebody(&self) -> &'static str;
    /// For which value of the organisation.
    fn value_lived(&self) -> &'static str;
    /// For no value in particular.
    fn no_value(&self) -> &'static str;
    /// What is asked for in words.
    fn what_for(&self) -> &'static str;
    /// Nobody was thanked yet.
    fn nobody_thanked(&self) -> &'static str;
    /// "Ana recognises Bo and Di".
    fn thanked(&self, by: Option<&str>, to: &[Text]) -> String;
    /// What the organisation stands for, as a setting.
    fn our_values(&self) -> &'static str;
    /// How to write it, and what for.
    fn our_values_help(&self) -> &'static str;
    /// Examples, while nothing is written.
    fn our_values_example(&self) -> &'static str;
}

impl MentionWords for En {
    fn people_to_mention(&self) -> &'static str {
        "People to mention"
    }
    fn names_offered(&self, count: usize) -> String {
        format!("{}, arrow keys choose, Enter takes", some(count, "name", "names"))
    }
    fn you_were_mentioned(&self) -> &'static str {
        "You were mentioned"
    }
    fn mentions_hint(&self) -> &'static str {
        "In the last four weeks. Saying something there answers it."
    }
    fn mentioned_in(&self, by: Option<&str>, what: MentionIn) -> String {
        let by = by.unwrap_or("Somebody");
        match what {
            MentionIn::Comment => format!("{by} mentioned you in a comment"),
            MentionIn::CheckIn => format!("{by} mentioned you in a check-in"),
            MentionIn::Ask => format!("{by} mentioned you in an ask"),
        }
    }
    fn mention_answered(&self) -> &'static str {
        "You answered"
    }
    fn recognition(&self) -> &'static str {
        "Recognition"
    }
    fn recognise(&self) -> &'static str {
        "Recognise…"
    }
    fn say_thanks(&self) -> &'static str {
        "Recognise"
    }
    fn thanks_for_whom(&self) -> &'static str {
        "Whom"
    }
    fn add_somebody(&self) -> &'static str {
        "Add somebody"
    }
    fn value_lived(&self) -> &'static str {
        "Our value"
    }
    fn no_value(&self) -> &'static str {
        "None in particular"
    }
    fn what_for(&self) -> &'static str {
        "What for, in your words"
    }
    fn nobody_thanked(&self) -> &'static str {
        "Nobody has said thank you yet"
    }
    fn thanked(&self, by: Option<&str>, to: &[Text]) -> String {
        let to = match to.split_last() {
            None => "somebody".to_owned(),
            Some((last, [])) => last.to_string(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
        };
        format!("{} recognises {to}", by.unwrap_or("Somebody"))
    }
    fn our_values(&self) -> &'static str {
        "What we stand for"
    }
    fn our_values_help(&self) -> &'static str {
        "The values of the organisation, one on each line. Whoever recognises somebody can name one."
    }
    fn our_values_example(&self) -> &'static str {
        "Customers first"
    }
}

impl MentionWords for Zh {
    fn people_to_mention(&self) -> &'static str {
        "可提及的成员"
    }
    fn names_offered(&self, count: usize) -> String {
        format!("{count} 位成员，用方向键选择，按 Enter 确认")
    }
    fn you_were_mentioned(&self) -> &'static str {
        "提到你的内容"
    }
    fn mentions_hint(&self) -> &'static str {
        "最近四周。你在同一处发言后，即视为已回应。"
    }
    fn mentioned_in(&self, by: Option<&str>, what: MentionIn) -> String {
        let by = by.unwrap_or("有人");
        match what {
            MentionIn::Comment => format!("{by}在评论中提到了你"),
            MentionIn::CheckIn => format!("{by}在进展中提到了你"),
            MentionIn::Ask => format!("{by}在协作请求中提到了你"),
        }
    }
    fn mention_answered(&self) -> &'static str {
        "你已回应"
    }
    fn recognition(&self) -> &'static str {
        "认可"
    }
    fn recognise(&self) -> &'static str {
        "表达认可…"
    }
    fn say_thanks(&self) -> &'static str {
        "表达认可"
    }
    fn thanks_for_whom(&self) -> &'static str {
        "认可谁"
    }
    fn add_somebody(&self) -> &'static str {
        "添加成员"
    }
    fn value_lived(&self) -> &'static str {
        "体现的价值观"
    }
    fn no_value(&self) -> &'static str {
        "不特指"
    }
    fn what_for(&self) -> &'static str {
        "用自己的话说说为什么"
    }
    fn nobody_thanked(&self) -> &'static str {
        "还没有人表达认可"
    }
    fn thanked(&self, by: Option<&str>, to: &[Text]) -> String {
        let to = if to.is_empty() { "同事".to_owned() } else { to.join("、") };
        format!("{}认可{to}", by.unwrap_or("有人"))
    }
    fn our_values(&self) -> &'static str {
        "组织的价值观"
    }
    fn our_values_help(&self) -> &'static str {
        "每行写一条。表达认可时，可以注明体现了哪一条。"
    }
    fn our_values_example(&self) -> &'static str {
        "客户第一"
    }
}
