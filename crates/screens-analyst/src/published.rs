//! The published statistics that Kith brings, read when somebody first asks for them.

use evaluation::yearbook::Yearbook;
use tokio::sync::OnceCell;
use ui::trouble::Trouble;

static YEARBOOK: OnceCell<Yearbook> = OnceCell::const_new();

/// All of them. An error where what is built in cannot be read.
pub(crate) async fn yearbook() -> Result<&'static Yearbook, Trouble> {
    let read = || async {
        let read = tokio::task::spawn_blocking(Yearbook::bundled).await;
        read.map_err(|why| Trouble::Broken(why.to_string()))?.map_err(|why| Trouble::Broken(why.to_string()))
    };
    YEARBOOK.get_or_try_init(read).await
}
