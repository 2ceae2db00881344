//! What the demo tells: a block for people, one line for programs.

use domain::clock::ScaledClock;
use domain::role::Role;
use engine::seed::{Fixture, LiveSeeded, UserFixture};
use serde_json::json;

use crate::cli::DemoArgs;

/// Everything there is to tell.
pub(super) struct Story<'a> {
    pub(super) app_url: &'a str,
    pub(super) sandbox_url: &'a str,
    pub(super) live: &'a LiveSeeded,
    pub(super) fixture: &'a Fixture,
    pub(super) clock: ScaledClock,
}

/// Somebody to sign in as.
pub(super) struct SignIn {
    pub(super) email: String,
    pub(super) password: String,
}

impl Story<'_> {
    /// The demo's owner.
    pub(super) fn owner(&self) -> SignIn {
        self.sign_in(Role::Owner)
    }

    fn sign_in(&self, role: Role) -> SignIn {
        let found = self
            .fixture
            .stores
            .iter()
            .flat_map(|store| &store.users)
            .find(|user: &&UserFixture| user.role == role);
        found.map_or_else(
            || SignIn { email: String::new(), password: String::new() },
            |user| SignIn { email: user.email.clone(), password: user.password.clone() },
        )
    }

    /// The block for people.
    pub(super) fn welcome(&self, args: &DemoArgs) -> String {
        let (owner, staff) = (self.owner(), self.sign_in(Role::Staff));
        let playing = if args.no_play {
            "No Live is being played: comment on the Live's page.".to_owned()
        } else {
            format!("A Live is being played, {} times as fast as life.", args.speed)
        };
        format!(
            "\n  LiveStreamSell is ready.\n\n\
             \x20   Seller    {app}/dashboard/live\n\
             \x20             sign in as {owner_email} / {owner_password}\n\
             \x20             or as staff: {staff_email} / {staff_password}\n\
             \x20   The Live  {sandbox}/live/{live}   (comment there as a buyer)\n\
             \x20   Messages  {sandbox}/messenger       (what buyers get; the links lead to the checkout)\n\n\
             \x20   {playing}\n\
             \x20   Ctrl-C stops everything. What was done is kept for the next start.\n",
            app = self.app_url,
            sandbox = self.sandbox_url,
            live = self.live.live_video_id,
            owner_email = owner.email,
            owner_password = owner.password,
            staff_email = staff.email,
            staff_password = staff.password,
        )
    }

    /// The line for programs that wait until everything is up.
    pub(super) fn ready_line(&self) -> String {
        let (owner, staff) = (self.owner(), self.sign_in(Role::Staff));
        json!({
            "ready": true,
            "app": self.app_url,
            "sandbox": self.sandbox_url,
            "live_id": self.live.id,
            "live_video_id": self.live.live_video_id,
            "post_id": self.live.post_id,
            "clock": self.clock.to_string(),
            "email": owner.email,
            "password": owner.password,
            "staff_email": staff.email,
            "staff_password": staff.password,
        })
        .to_string()
    }
}
