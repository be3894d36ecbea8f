//! What several forms offer to choose from: roles, groups, members.

use leptos::prelude::*;

use crate::{
    AppError,
    api::{groups::list_groups, users::list_users},
    components::{Choice, OpenWorkspace},
    domain::{Role, TableQuery, UserQuery},
    texts::quantities,
};

/// The roles that somebody with this role may give: only an owner makes owners, and the server holds to it.
pub(super) fn role_options(giver: Role) -> Vec<(&'static str, &'static str)> {
    Role::ALL
        .iter()
        .filter(|offered| **offered != Role::Owner || giver == Role::Owner)
        .map(|offered| (offered.key(), offered.name()))
        .collect()
}

/// The live groups that a search finds.
///
/// A page that is rendered on the server asks for them where it begins, not within what is shown once something
/// else was loaded: the server may run that twice, and then the browser, which runs it once, loses count.
pub(super) fn group_choices(search: RwSignal<String>) -> Resource<Result<Vec<Choice>, AppError>> {
    let slug = OpenWorkspace::expect().slug;
    Resource::new(
        move || (slug.get(), search.get()),
        |(slug, search)| async move {
            let page = list_groups(slug, TableQuery { search, page: 1 }).await?;
            let choices = page.rows.into_iter().map(|group| Choice {
                id: group.id,
                label: group.name,
                note: quantities::members(group.members.into()),
            });
            Ok(choices.collect())
        },
    )
}

/// The members that a search finds; to be asked for where [`group_choices`] are.
pub(super) fn member_choices(search: RwSignal<String>) -> Resource<Result<Vec<Choice>, AppError>> {
    let slug = OpenWorkspace::expect().slug;
    Resource::new(
        move || (slug.get(), search.get()),
        |(slug, search)| async move {
            let page = list_users(slug, UserQuery::of_search(search)).await?;
            let choices = page.rows.into_iter().map(|user| {
                let label = user.person.display_name();
                Choice {
                    id: user.id,
                    note: if label == user.person.email {
                        String::new()
                    } else {
                        user.person.email
                    },
                    label,
                }
            });
            Ok(choices.collect())
        },
    )
}
