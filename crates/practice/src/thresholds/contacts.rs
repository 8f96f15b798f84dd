//! What reaches the service, and harm that was just done.

use matter::section;

section! {
    /// Settings of contacts.
    Contacts {
        /// Days for which harm that happened, or danger that was told, asks for a plan for tonight first. Asked with the day of
        /// the harm or of the contact.
        harm_is_fresh_days: i32 = 7;
    }
}
