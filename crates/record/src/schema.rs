//! The tables as diesel knows them, the same on both engines. `migrations/` makes them.

diesel::table! {
    /// Each thing of a family's record as it stands.
    object (family_id, kind, id) {
        family_id -> BigInt,
        kind -> Text,
        id -> BigInt,
        version -> Integer,
        changed_at -> BigInt,
        changed_by -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    /// Everything that happened, one chain a family; chain 0 is the authority's own.
    journal (chain, seq) {
        chain -> BigInt,
        seq -> BigInt,
        at -> BigInt,
        actor -> BigInt,
        verb -> Text,
        kind -> Text,
        object_id -> BigInt,
        version -> Integer,
        reason -> Text,
        basis -> Text,
        body -> Nullable<Text>,
        hash -> Binary,
    }
}

diesel::table! {
    /// The last entry of each chain.
    chain_head (chain) {
        chain -> BigInt,
        seq -> BigInt,
        hash -> Binary,
        changed -> BigInt,
    }
}

diesel::table! {
    /// Signed statements about all chains at a moment.
    checkpoint (number) {
        number -> BigInt,
        at -> BigInt,
        chains -> BigInt,
        entries -> BigInt,
        root -> Binary,
        signed_by -> Binary,
        signature -> Binary,
    }
}

diesel::table! {
    /// The heads that a checkpoint signed and that had moved since the one before.
    checkpoint_head (chain, number) {
        chain -> BigInt,
        number -> BigInt,
        seq -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    /// What lists and access decisions need of a family's case.
    family (id) {
        id -> BigInt,
        reference -> Text,
        name -> Text,
        stage -> Text,
        status -> Text,
        team_id -> BigInt,
        lead_worker -> Nullable<BigInt>,
        chair -> Nullable<BigInt>,
        restricted -> Integer,
        opened -> Integer,
        closed -> Nullable<Integer>,
    }
}

diesel::table! {
    /// The co-workers of a family.
    family_worker (family_id, worker_id) {
        family_id -> BigInt,
        worker_id -> BigInt,
    }
}

diesel::table! {
    /// Keys under which a worker's form was saved.
    saved_once (worker, key) {
        worker -> BigInt,
        key -> Text,
        family_id -> BigInt,
        at -> BigInt,
        outcome -> Text,
    }
}

diesel::table! {
    /// What people typed and have not saved yet.
    draft (worker, key) {
        worker -> BigInt,
        key -> Text,
        family_id -> BigInt,
        at -> BigInt,
        body -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    object,
    journal,
    chain_head,
    checkpoint,
    checkpoint_head,
    family,
    family_worker,
    saved_once,
    draft
);
