//! The Users file: one row per member, deactivated ones too.

use std::collections::HashMap;

use tokio::io::AsyncWrite;

use super::{
    Progress,
    csv_file::{CsvFile, Written},
    guard::Guard,
    order::{PersonKey, by_name},
};
use crate::{Result, store::Snapshot};

const HEADER: [&str; 9] = [
    "first_name",
    "last_name",
    "email",
    "role",
    "seat_type",
    "groups",
    "date_joined",
    "last_login",
    "status",
];

pub(super) async fn write<Out: AsyncWrite + Unpin + Send>(
    mut snapshot: Snapshot,
    guard: Guard,
    out: &mut Out,
    progress: &Progress,
) -> Result<Written> {
    let mut members = snapshot.members().await?;
    members.sort_by_cached_key(|member| PersonKey::of(&member.person));
    progress.expect(members.len() as u64);
    let groups_of = group_names(&mut snapshot).await?;

    let mut file = CsvFile::begin(out, progress, &HEADER)?;
    for member in &members {
        let name = &member.person.name;
        let groups = groups_of
            .get(&member.person.id)
            .map(|names| joined(names))
            .unwrap_or_default();
        file.row([
            &guard.apply(&name.first_name),
            &guard.apply(&name.last_name),
            &guard.apply(&name.email),
            member.role.label(),
            member.seat_type.label(),
            &guard.apply(&groups),
            &member.joined_at.to_string(),
            &member.last_login_at.map(|at| at.to_string()).unwrap_or_default(),
            member.status.label(),
        ])
        .await?;
    }
    file.finish().await
}

/// The names of the live groups that each person is in, in the order of the Groups file.
async fn group_names(snapshot: &mut Snapshot) -> Result<HashMap<i64, Vec<String>>> {
    let mut groups = snapshot.groups().await?;
    groups.sort_by(|a, b| by_name((&a.name, a.uuid), (&b.name, b.uuid)));
    let mut places: HashMap<i64, Vec<i64>> = HashMap::new();
    for place in snapshot.group_members().await? {
        places.entry(place.group_id).or_default().push(place.user_id);
    }
    let mut names: HashMap<i64, Vec<String>> = HashMap::new();
    for group in &groups {
        for user_id in places.get(&group.id).into_iter().flatten() {
            names.entry(*user_id).or_default().push(group.name.clone());
        }
    }
    Ok(names)
}

/// Names joined for one cell; one that holds a comma or a quote is quoted inside it.
fn joined(names: &[String]) -> String {
    let quoted = names.iter().map(|name| {
        if name.contains([',', '"']) {
            format!("\"{}\"", name.replace('"', "\"\""))
        } else {
            name.clone()
        }
    });
    quoted.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_name_with_a_comma_or_a_quote_is_quoted_inside_the_cell() {
        let names = ["Sales", "Sales, EMEA", "The \"A\" Team"].map(str::to_owned);
        assert_eq!(joined(&names), r#"Sales, "Sales, EMEA", "The ""A"" Team""#);
        assert_eq!(joined(&[]), "");
    }
}
