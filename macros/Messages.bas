Attribute VB_Name = "Messages"
Option Explicit
Option Private Module

' What the clerk is told. VBA text knows no Chinese, so it stands on a hidden sheet of this file.

' Returns a message by its key; the key itself where there is no such message.
Public Function Message(ByVal Key As String) As String
    Message = MessageAbout(Key, "")
End Function

' The same with a detail, a name or a number, in place of {1}.
Public Function MessageAbout(ByVal Key As String, ByVal Detail As String) As String
    Dim sheet As Object
    Dim row As Long
    MessageAbout = Key & " " & Detail
    On Error GoTo Gone
    Set sheet = ThisWorkbook.Worksheets("TaizhangMessages")
    row = 1
    Do While sheet.Cells(row, 1).Value <> ""
        If sheet.Cells(row, 1).Value = Key Then
            MessageAbout = Replace(sheet.Cells(row, 2).Value, "{1}", Detail)
            Exit Do
        End If
        row = row + 1
    Loop
Gone:
End Function
