//! How people's names are searched: normal forms, sounds, trigrams and ranking. No storage.
