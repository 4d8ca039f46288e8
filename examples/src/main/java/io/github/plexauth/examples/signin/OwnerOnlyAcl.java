package io.github.plexauth.examples.signin;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;

/** An access control list that allows everything to the owner and nothing to others, for file systems of Windows. */
record OwnerOnlyAcl(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {

    /** Returns the list for files that the current user creates. */
    static OwnerOnlyAcl of(FileSystem fileSystem) throws IOException {
        return of(fileSystem.getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name")));
    }

    static OwnerOnlyAcl of(UserPrincipal owner) {
        return new OwnerOnlyAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }

    @Override
    public String name() {
        return "acl:acl";
    }
}
