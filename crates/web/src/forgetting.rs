//! What is held in memory for a session (checks of returns, studies) is forgotten when the session ends, here or on another
//! node, and when nobody has looked at it for as long as a session may stand idle.

use crate::App;
use std::{collections::BTreeSet, time::Duration};

/// How often it is looked whether something is to be forgotten, while anything is held.
const EVERY: Duration = Duration::from_mins(1);

impl App {
    /// Forgets what a session holds.
    pub fn forget_session(&self, session: &str) {
        self.checks().forget_session(session);
        self.studies().forget_session(session);
    }

    /// Forgets what nobody has looked at for too long, and what sessions held that have ended.
    pub async fn forget_old(&self) {
        let (settings, now) = (self.settings(), self.store().clock().now());
        self.checks().forget_unseen(now, settings.idle);
        self.studies().forget_unseen(now, settings.idle);
        let limits = self.limits();
        let sessions: BTreeSet<String> =
            self.checks().sessions().into_iter().chain(self.studies().sessions()).collect();
        for session in sessions {
            // Where the database does not answer, the time limit above still holds.
            if matches!(self.store().find_session(&session, limits).await, Ok(None)) {
                self.forget_session(&session);
            }
        }
    }

    /// Looks from now on, until nothing is held any more, whether something is to be forgotten.
    pub(crate) fn watch_held(&self) {
        let app = self.clone();
        tokio::spawn(async move {
            while !(app.checks().is_empty() && app.studies().is_empty()) {
                tokio::time::sleep(EVERY).await;
                app.forget_old().await;
            }
        });
    }
}
