//! People and groups of the workspace Acme, as its admins find them.

use app::domain::{GroupRow, MemberDetail, Page, UserRow};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Answer, Browser};

impl Browser {
    /// The members that a query of the table of users finds.
    pub async fn users(&self, query: Value) -> Page<UserRow> {
        let answer = self
            .api("users/list", json!({ "slug": "acme", "query": query }))
            .await;
        answer.json()
    }

    /// The only member whose e-mail holds this.
    pub async fn user(&self, email: &str) -> UserRow {
        let found = self.users(json!({ "search": email })).await;
        let [user] = <[UserRow; 1]>::try_from(found.rows).unwrap();
        user
    }

    /// The same, as their page shows them.
    pub async fn member(&self, email: &str) -> MemberDetail {
        let id = self.user(email).await.id;
        self.api("users/load", json!({ "slug": "acme", "id": id }))
            .await
            .json()
    }

    /// Saves a member who was seen like this; `change` makes of it what is wanted.
    pub async fn save(&self, seen: &MemberDetail, change: impl FnOnce(&mut Value)) -> Answer {
        let seen_fields = serde_json::to_value(&seen.fields).unwrap();
        let mut wanted = seen_fields.clone();
        change(&mut wanted);
        let edit = json!({ "seen": seen_fields, "wanted": wanted });
        self.api(
            "users/save",
            json!({ "slug": "acme", "id": seen.id, "edit": edit }),
        )
        .await
    }

    pub async fn set_status(&self, id: Uuid, status: &str) -> Answer {
        let call = json!({ "slug": "acme", "id": id, "status": status });
        self.api("users/set-status", call).await
    }

    pub async fn remove(&self, id: Uuid) -> Answer {
        self.api("users/remove", json!({ "slug": "acme", "id": id }))
            .await
    }

    /// The live group of this name.
    pub async fn group(&self, name: &str) -> GroupRow {
        let query = json!({ "search": name, "page": 1 });
        let found: Page<GroupRow> = self
            .api("groups/list", json!({ "slug": "acme", "query": query }))
            .await
            .json();
        let named = found.rows.into_iter().find(|group| group.name == name);
        named.unwrap_or_else(|| panic!("there is a group {name}"))
    }

    /// The activity list as a file: action, subject, before and after of each entry, but for what the server did by
    /// itself: it sets the passwords of who signs in.
    pub async fn activity(&self) -> Vec<[String; 4]> {
        let answer = self.get("/w/acme/activity.csv").await;
        assert_eq!(answer.status, 200);
        let rows = super::read_csv(answer.text()).into_iter().skip(1);
        rows.filter(|row| !row[1].is_empty())
            .map(|row| <[String; 4]>::try_from(row[2..].to_vec()).unwrap())
            .collect()
    }
}
