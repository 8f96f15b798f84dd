//! Repositories, journal, search and drafts over SQLite or PostgreSQL.
